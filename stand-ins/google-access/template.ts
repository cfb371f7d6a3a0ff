/** A piece of a string: text, or an expression of Terraform's language. */
export interface Piece {
  readonly text?: string;
  readonly expression?: string;
}

const QUOTED = /"(?:[^"\\]|\\.)*"/y;

/** Splits a string as Terraform's template language does: `$${` is text, `${` begins an expression. */
export function pieces(source: string): Piece[] {
  const found: Piece[] = [];
  let text = "";
  for (let at = 0; at < source.length;) {
    const three = source.slice(at, at + 3);
    if (three === "$${" || three === "%%{") {
      text += three.slice(1);
      at += 3;
    } else if (three.startsWith("${")) {
      const end = endOf(source, at + 2);
      found.push({ text }, { expression: source.slice(at + 2, end).trim() });
      text = "";
      at = end + 1;
    } else {
      text += source[at++];
    }
  }
  return [...found, { text }].filter((piece) => piece.text !== "");
}

/** The index at which the expression ends. */
function endOf(source: string, begin: number): number {
  let depth = 0;
  for (let at = begin; at < source.length; at++) {
    QUOTED.lastIndex = at;
    const quoted = QUOTED.exec(source)?.[0];
    if (quoted !== undefined) at += quoted.length - 1;
    else if (source[at] === "{") depth++;
    else if (source[at] === "}" && depth-- === 0) return at;
  }
  return source.length;
}

/** Splits a list at its commas, except inside brackets and quotes. */
export function listed(source: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (let at = 0; at < source.length; at++) {
    QUOTED.lastIndex = at;
    const quoted = QUOTED.exec(source)?.[0];
    if (quoted !== undefined) {
      part += quoted;
      at += quoted.length - 1;
      continue;
    }
    const char = source[at];
    if ("([{".includes(char)) depth++;
    if (")]}".includes(char)) depth--;
    if (char === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += char;
  }
  return part.trim() === "" ? parts : [...parts, part.trim()];
}
