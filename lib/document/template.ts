import { NotRead } from "./cursor";
import type { Expression, Path } from "./expression";
import { ExpressionReader } from "./expression-reader";
import type { Step } from "./value";

// More than anybody writes.
const MAX_PATHS = 1_000;
const MAX_STEPS = 100;

// Each alternative begins with a sign of its own, so that a text is walked through once.
const PATHS = /[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+|\[\d+\])*/gu;

// What most strings are, if they refer to anything at all: a reference, and nothing else.
const REFERENCE =
  /^\$\{((?!(?:for|true|false|null)\b)[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\.\d+|\[\d+\]){1,100})\}$/;

/**
 * A string of a JSON document, as Terraform reads it: `${` begins an expression, and `$${` is text.
 *
 * Terraform's language is larger than what is read here. Of the rest, only what it refers to is told.
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
  const [root, ...steps] = written.split(/[.[]/);
  return { is: "path", root, steps: steps.map(stepOf) };
}

function stepOf(written: string): Step {
  // A name begins with a letter, a sign of another script or an underscore.
  if (written > ":") return written;
  const digits = /^(\d+)\]?$/.exec(written)?.[1];
  return digits === undefined ? written : Number(digits);
}
