import type { Format } from "./format";

/** How long Terraform waits, as Go reads a duration. */
export const DURATION: Format = {
  pattern: /^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/,
  what: "a duration like '30m'",
  source: "https://pkg.go.dev/time#ParseDuration",
};

/** A day as ISO 8601 spells it, whether or not the calendar has it. */
export const DAY: Format = {
  pattern: /^\d{4}-\d{2}-\d{2}$/,
  what: "a day",
  like: "2026-12-31",
  source: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
};

/** A day or a time in UTC, whether or not the calendar has it. JavaScript reads an hour 24, and Google does not. */
export const DAY_OR_TIME: Format = {
  pattern: /^\d{4}-\d{2}-\d{2}(?:T(?:[01]\d|2[0-3]):\d{2}:\d{2}Z)?$/,
  what: "a day or a time in UTC, like '2026-12-31' or '2026-12-31T18:00:00Z'",
  source: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
};

/** An exact version of a provider. */
export const PROVIDER_VERSION: Format = {
  pattern: /^\d+\.\d+\.\d+$/,
  what: "an exact version",
  like: "7.45.0",
  source: "https://developer.hashicorp.com/terraform/language/expressions/version-constraints",
};
