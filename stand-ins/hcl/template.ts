/** A string of a JSON configuration, as terraform reads it. */
export interface Template {
  /** The text of the string; undefined if it holds an expression. */
  readonly text?: string;
  /** The references in its expressions, like `google_service_account.orders.email`. */
  readonly references: string[];
  readonly problems: string[];
}

const FUNCTIONS = new Set(
  "base64encode element join jsonencode lower merge sha256 substr tolist trimprefix".split(" "),
);
const WORDS = new Set(["true", "false", "null"]);
const PATH = /[A-Za-z_][\w-]*(?:\.[\w-]+|\[(?:\d+|"[^"]*")\])*/g;
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

/** Reads a string like HCL's template language: `$${` and `%%{` are text, `${` begins an expression. */
export function template(source: string): Template {
  const references: string[] = [];
  const problems: string[] = [];
  let text = "";
  let dynamic = false;
  for (let at = 0; at < source.length;) {
    const three = source.slice(at, at + 3);
    if (three === "$${" || three === "%%{") {
      text += three.slice(1);
      at += 3;
    } else if (three.startsWith("${")) {
      const end = endOf(source, at + 2);
      if (end === undefined)
        return { references, problems: [`an expression does not end: ${excerpt(source, at)}`] };
      const found = expression(source.slice(at + 2, end));
      references.push(...found.references);
      problems.push(...found.problems);
      dynamic = true;
      at = end + 1;
    } else if (three.startsWith("%{")) {
      problems.push(`a template directive: ${excerpt(source, at)}`);
      at += 2;
    } else {
      text += source[at++];
    }
  }
  return { text: dynamic || problems.length > 0 ? undefined : text, references, problems };
}

/** The index at which the expression ends; undefined if it has no end. */
function endOf(source: string, begin: number): number | undefined {
  let depth = 0;
  for (let at = begin; at < source.length; at++) {
    if (source[at] === '"') {
      QUOTED.lastIndex = at;
      const quoted = QUOTED.exec(source);
      if (quoted?.index !== at) return undefined;
      at += quoted[0].length - 1;
    } else if (source[at] === "{") depth++;
    else if (source[at] === "}" && depth-- === 0) return at;
  }
  return undefined;
}

function expression(code: string): { references: string[]; problems: string[] } {
  const bare = code.replace(QUOTED, '""');
  const references: string[] = [];
  const problems: string[] = [];
  if (code.trim() === "") problems.push("an empty expression");
  // References in quoted text, such as "${google_x.y.z}" as the argument of a function.
  for (const [quoted] of code.matchAll(QUOTED)) {
    const inner = template(quoted.slice(1, -1));
    references.push(...inner.references);
    problems.push(...inner.problems);
  }
  for (const match of bare.matchAll(PATH)) {
    const [path] = match;
    const after = bare.slice(match.index + path.length).trimStart()[0];
    if (after === "(") {
      if (!FUNCTIONS.has(path)) problems.push(`an unknown function: ${path}`);
    } else if (after !== "=" && after !== ":" && !WORDS.has(path) && bare[match.index - 1] !== '"') {
      references.push(path);
    }
  }
  return { references, problems };
}

function excerpt(source: string, at: number): string {
  return JSON.stringify(source.slice(at, at + 40));
}
