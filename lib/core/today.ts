import type { IConstruct } from "constructs";
import { got, invalid } from "./errors";

/** The context key that sets today's date, as `2026-11-21`. */
export const TODAY_CONTEXT = "cdktf-cloud-run-functions:today";

/** Whether a text is a day of the calendar in ISO form, which `2026-02-30` is not. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * Today's date in ISO form: what the context key `cdktf-cloud-run-functions:today` says, or the machine's, in UTC.
 *
 * Checks that depend on the calendar take it from here, so that tests and snapshots can stop the clock.
 */
export function today(scope: IConstruct): string {
  const given: unknown = scope.node.tryGetContext(TODAY_CONTEXT);
  if (given === undefined) return new Date().toISOString().slice(0, 10);
  if (typeof given !== "string" || !isDay(given)) {
    throw invalid(`context '${TODAY_CONTEXT}' must be a date like '2026-11-21', got ${got(given)}`, scope);
  }
  return given;
}
