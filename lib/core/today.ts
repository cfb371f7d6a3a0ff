import type { IConstruct } from "constructs";
import { ContextKeys } from "./context-keys";
import { got, invalid } from "./errors";
import { fits } from "./formats/format";
import { DAY } from "./formats/times";

/** `ContextKeys.TODAY`. */
export const TODAY_CONTEXT = ContextKeys.TODAY;

/** `ContextKeys.STRICT_CALENDAR`. */
export const STRICT_CALENDAR_CONTEXT = ContextKeys.STRICT_CALENDAR;

/**
 * Today's date in UTC, in ISO form: from the context key `cdktf-cloud-run-functions:today`, or from the machine's clock.
 *
 * Every check that depends on the date uses this function, so that tests can set the date.
 */
export function today(scope: IConstruct): string {
  const given: unknown = scope.node.tryGetContext(TODAY_CONTEXT);
  if (given === undefined) return new Date().toISOString().slice(0, 10);
  if (typeof given !== "string" || !fits(given, DAY)) {
    throw invalid(`context '${TODAY_CONTEXT}' must be a date like '2026-11-21', got ${got(given)}`, scope);
  }
  return given;
}

/** Whether what has come to its end is an error: see `STRICT_CALENDAR_CONTEXT`. */
export function isCalendarStrict(scope: IConstruct): boolean {
  const given: unknown = scope.node.tryGetContext(STRICT_CALENDAR_CONTEXT) ?? false;
  // The command line passes context as text.
  if (given === true || given === "true") return true;
  if (given === false || given === "false") return false;
  throw invalid(`context '${STRICT_CALENDAR_CONTEXT}' must be true or false, got ${got(given)}`, scope);
}
