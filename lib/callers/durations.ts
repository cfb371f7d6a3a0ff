import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";

// https://protobuf.dev/reference/protobuf/google.protobuf/#duration
const MOST = 315_576_000_000;

/**
 * A number of seconds as Google's APIs write it, with 0, 3, 6 or 9 decimal places: `30s`, `0.100s`. With others, the provider may
 * see a change in every plan. https://protobuf.dev/programming-guides/json/
 */
export function seconds(value: number): string;
export function seconds(value: number | undefined): string | undefined;
export function seconds(value: number | undefined): string | undefined {
  if (value === undefined) return undefined;
  const isFraction = isKnown(value) && !Number.isInteger(value);
  return `${isFraction ? value.toFixed(9).replace(/(?:000){1,2}$/, "") : String(value)}s`;
}

/** The shortest and the longest pause between attempts. */
interface Backoff {
  readonly min?: number;
  readonly max?: number;
}

/** The pauses with Google's usual ones where none are given. A single one that is given moves the usual other one. */
export function backoffOf({ min, max }: Backoff, usual: Required<Backoff>): { min: string; max: string } {
  return {
    min: seconds(min ?? (isKnown(max) ? Math.min(usual.min, max) : usual.min)),
    max: seconds(max ?? (isKnown(min) ? Math.max(usual.max, min) : usual.max)),
  };
}

/** Throws if the shortest pause between attempts is longer than the longest one, or if either is out of its range. */
export function checkBackoff(
  prefix: string,
  min: number | undefined,
  max: number | undefined,
  at: IConstruct,
): void {
  for (const [prop, value] of Object.entries({ minBackoffSeconds: min, maxBackoffSeconds: max })) {
    if (isKnown(value) && !(value >= 0 && value <= MOST && Number(value.toFixed(9)) === value))
      throw invalid(
        `'${prefix}${prop}' must be a number of seconds from 0 to ${MOST}, with at most 9 decimal places, got ${got(value)}`,
        at,
      );
  }
  if (isKnown(min) && isKnown(max) && min > max) {
    throw invalid(
      `'${prefix}minBackoffSeconds' must not exceed '${prefix}maxBackoffSeconds', got ${got(min)} and ${got(max)}`,
      at,
    );
  }
}
