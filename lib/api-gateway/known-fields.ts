import { got } from "../core/errors";
import { meantHelp } from "../core/spelling-help";
import type { JsonObject } from "./json";

/**
 * The problem of a field that Google does not know in an extension of its own; undefined if it knows all. Google passes over such
 * a field, and with it what the field was meant to protect.
 */
export function unknownFieldProblem(
  extension: string,
  written: JsonObject,
  known: readonly string[],
): string | undefined {
  const unknown = Object.keys(written).find((name) => !known.includes(name) && !name.startsWith("x-"));
  if (unknown === undefined) return undefined;
  return `'${extension}' must hold only ${known.join(", ")}, got ${got(unknown)}${meantHelp(unknown, known)}`;
}
