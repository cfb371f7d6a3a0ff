import { DETAILS, type Fact, type FactDetails, FactKind } from "./fact";

// Two spaces separate fields. A field is written as JSON if its text could look like the end of the field.
const PLAIN = /^[^\s"\p{C}](?: ?[^\s"\p{C}])*$/u;
// What a reader cannot see or would take for a space or an end of line. Characters that change the text direction are among them.
const HIDDEN = /(?! )[\p{C}\p{Z}]/gu;
const FIELD = / {2}(?:([a-z]+): )?("(?:[^"\\]|\\.)*"|[^\s"](?: ?[^\s])*)/gy;
const KINDS = new Map<string, FactKind>(Object.values(FactKind).map((kind) => [kind, kind]));

/** A fact on one line: path, kind, subject and details. */
export function lineOf({ path, kind, subject, details }: Fact): string {
  const told = DETAILS.flatMap((name) => {
    const value = details[name];
    return value === undefined ? [] : [`${name}: ${fieldOf(value)}`];
  });
  return [fieldOf(path), kind, fieldOf(subject), ...told].join("  ");
}

/** The fact on a line; undefined if the line is no fact. */
export function factIn(line: string): Fact | undefined {
  FIELD.lastIndex = 0;
  const padded = `  ${line.trimEnd()}`;
  const fields: { name?: string; value: string }[] = [];
  while (FIELD.lastIndex < padded.length) {
    const found = FIELD.exec(padded);
    if (!found) return undefined;
    const value = read(found[2]);
    if (value === undefined) return undefined;
    // The first three fields are the path, kind and subject. They have no name, even if they contain a colon.
    fields.push(
      fields.length < 3 ? { value: found[1] ? `${found[1]}: ${value}` : value } : { name: found[1], value },
    );
  }
  return made(fields);
}

function made(fields: readonly { readonly name?: string; readonly value: string }[]): Fact | undefined {
  if (fields.length < 3) return undefined;
  const [{ value: path }, { value: word }, { value: subject }, ...rest] = fields;
  const kind = KINDS.get(word);
  const names: readonly (string | undefined)[] = DETAILS;
  if (kind === undefined || rest.some(({ name }) => !names.includes(name))) return undefined;
  const details = Object.fromEntries(rest.map(({ name, value }) => [name, value])) as FactDetails;
  return { path, kind, subject, details };
}

function fieldOf(text: string): string {
  return PLAIN.test(text) ? text : JSON.stringify(text).replaceAll(HIDDEN, escaped);
}

function escaped(sign: string): string {
  return Array.from({ length: sign.length }, (_, unit) => {
    return `\\u${sign.charCodeAt(unit).toString(16).padStart(4, "0")}`;
  }).join("");
}

function read(field: string): string | undefined {
  if (!field.startsWith('"')) return field;
  try {
    return JSON.parse(field) as string;
  } catch {
    return undefined;
  }
}
