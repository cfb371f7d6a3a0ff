import type { IConstruct } from "constructs";
import { got, invalid } from "./errors";
import { isKnown } from "./tokens";

const MOST = 2 ** 31 - 1;

/** The bounds of a number, both included, and where they hold. */
export interface Range {
  readonly min: number;

  /** @default - what 32 bits hold, as the APIs count */
  readonly max?: number;
  readonly when?: string;
}

/** Throws where a number is known and not a whole one within a range. */
export function checkWholeNumber(
  prop: string,
  value: number | undefined,
  range: Range,
  at: IConstruct,
): void {
  if (!isKnown(value)) return;
  const { min, max = MOST, when = "" } = range;
  if (!Number.isInteger(value)) throw invalid(`'${prop}' must be a whole number, got ${got(value)}`, at);
  if (value < min || value > max) {
    const bounds = max >= MOST && value < min ? `at least ${min}` : `between ${min} and ${max}`;
    throw invalid(`'${prop}' must be ${bounds}${when}, got ${got(value)}`, at);
  }
}
