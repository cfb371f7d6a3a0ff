import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";

// https://protobuf.dev/reference/protobuf/google.protobuf/#duration
const MOST = 315_576_000_000;

/** A number of seconds as the APIs spell it: `30s`, `0.1s`. */
export function seconds(value: number | undefined): string | undefined {
  if (value === undefined) return undefined;
  // JavaScript spells 0.0000001 as 1e-7.
  return `${isKnown(value) && !Number.isInteger(value) ? value.toFixed(9).replace(/(?<!0)0+$/, "") : String(value)}s`;
}

/** Throws where a shortest and a longest pause between attempts do not fit together. */
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
