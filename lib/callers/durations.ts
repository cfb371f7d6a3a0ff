import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";

/** A number of seconds as the APIs spell it: `30s`, `0.1s`. */
export function seconds(value: number | undefined): string | undefined {
  return value === undefined ? undefined : `${String(value)}s`;
}

/** Throws where a shortest and a longest pause between attempts do not fit together. */
export function checkBackoff(
  prefix: string,
  min: number | undefined,
  max: number | undefined,
  at: IConstruct,
): void {
  for (const [prop, value] of Object.entries({ minBackoffSeconds: min, maxBackoffSeconds: max })) {
    if (isKnown(value) && !(value >= 0 && value < Infinity))
      throw invalid(`'${prefix}${prop}' must be a number of seconds from 0, got ${got(value)}`, at);
  }
  if (isKnown(min) && isKnown(max) && min > max) {
    throw invalid(
      `'${prefix}minBackoffSeconds' must not exceed '${prefix}maxBackoffSeconds', got ${got(min)} and ${got(max)}`,
      at,
    );
  }
}
