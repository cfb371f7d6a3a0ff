import type { IConstruct } from "constructs";
import { got, invalid } from "./errors";
import { isKnown } from "./tokens";

const MOST = 2 ** 31 - 1;

/** The smallest and the largest number, and the words for the case in which these bounds apply. */
export interface Range {
  readonly min: number;

  /** @default - the largest 32-bit integer, which is the limit of the APIs */
  readonly max?: number;
  readonly when?: string;
}

/** Throws unless a number is a whole number within a range. Accepts undefined and tokens. */
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
