import type { IConstruct } from "constructs";
import { got, invalid } from "./errors";
import { isKnown } from "./tokens";

/** Throws where a number is known and not a whole one between two bounds, both included. */
export function checkWholeNumber(
  prop: string,
  value: number | undefined,
  { min, max = Infinity, when = "" }: { min: number; max?: number; when?: string },
  at: IConstruct,
): void {
  if (!isKnown(value)) return;
  if (!Number.isInteger(value) || value < min || value > max) {
    const bounds = max === Infinity ? `of at least ${min}` : `between ${min} and ${max}`;
    throw invalid(`'${prop}' must be a whole number ${bounds}${when}, got ${got(value)}`, at);
  }
}
