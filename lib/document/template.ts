import { NotRead } from "./cursor";
import type { Expression, Path } from "./expression";
import { ExpressionReader } from "./expression-reader";
import type { Step } from "./value";

// More than anybody writes.
const MAX_PATHS = 1_000;
const MAX_STEPS = 100;

// Each alternative begins with a sign of its own, so that a text is walked through once.
const PATH = /[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+|\[\d+\])*/gu;

/**
 * A string of a JSON document, as Terraform reads it: `${` begins an expression, and `$${` is text.
 *
 * Terraform's language is larger than what is read here. Of the rest, only what it refers to is told.
 */
export function readTemplate(source: string): Expression {
  if (!source.includes("{")) return { is: "value", value: source };
  try {
    return new ExpressionReader(source).template();
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    return { is: "opaque", source, refersTo: pathsIn(source) };
  }
}

function pathsIn(source: string): Path[] {
  const paths: Path[] = [];
  for (const [path] of source.matchAll(PATH)) {
    const [root, ...steps] = path.split(/[.[]/);
    if (steps.length === 0 || steps.length > MAX_STEPS) continue;
    paths.push({ is: "path", root, steps: steps.map(stepOf) });
    if (paths.length >= MAX_PATHS) break;
  }
  return paths;
}

function stepOf(written: string): Step {
  const digits = /^(\d+)\]?$/.exec(written)?.[1];
  return digits === undefined ? written : Number(digits);
}
