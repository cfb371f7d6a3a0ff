import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";

// https://protobuf.dev/reference/protobuf/google.protobuf/#duration
const MOST = 315_576_000_000;

/** A number of seconds in the format of Google's APIs: `30s`, `0.1s`. */
export function seconds(value: number | undefined): string | undefined {
  if (value === undefined) return undefined;
  // String(0.0000001) is "1e-7", which the APIs refuse.
  return `${isKnown(value) && !Number.isInteger(value) ? value.toFixed(9).replace(/(?<!0)0+$/, "") : String(value)}s`;
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
