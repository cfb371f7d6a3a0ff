import { NotRead } from "./cursor";
import type { Expression, Path } from "./expression";
import { ExpressionReader } from "./expression-reader";
import type { Step } from "./value";

// More than real code needs.
const MAX_PATHS = 1_000;
const MAX_STEPS = 100;

// Each alternative begins with another character, so that a text is read only once.
const PATHS = /[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+|\[\d+\])*/gu;

// A string that is one reference and nothing else. Most references are like this.
const REFERENCE =
  /^\$\{((?!(?:for|true|false|null)\b)[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\.\d+|\[\d+\]){1,100})\}$/;

/**
 * A string of a JSON document, as Terraform reads it: `${` begins an expression, and `$${` is text.
 *
 * This reader supports a part of Terraform's language. Of the rest, it finds only the references.
 */
export function readTemplate(source: string): Expression {
  if (!source.includes("{")) return { is: "value", value: source };
  const reference = REFERENCE.exec(source)?.[1];
  if (reference !== undefined) return pathIn(reference);
  try {
    return new ExpressionReader(source).template();
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    return { is: "opaque", source, refersTo: pathsIn(source) };
  }
}

function pathsIn(source: string): Path[] {
  const paths: Path[] = [];
  for (const [written] of source.matchAll(PATHS)) {
    const path = pathIn(written);
    if (path.steps.length === 0 || path.steps.length > MAX_STEPS) continue;
    paths.push(path);
    if (paths.length >= MAX_PATHS) break;
  }
  return paths;
}

function pathIn(written: string): Path {
  // V8 splits at a text much faster than at a pattern, and this is done for each reference.
  const [root, ...steps] = written.replaceAll("[", ".").split(".");
  return { is: "path", root, steps: steps.map(stepOf) };
}

function stepOf(written: string): Step {
  // A name begins with a letter of any script, or with an underscore.
  if (written > ":") return written;
  const digits = /^(\d+)\]?$/.exec(written)?.[1];
  return digits === undefined ? written : Number(digits);
}
