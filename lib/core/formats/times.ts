import type { Format } from "./format";

/** A timeout of Terraform, in the syntax of Go's durations. */
export const DURATION: Format = {
  pattern: /^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/,
  what: "a duration like '30m'",
  source: "https://pkg.go.dev/time#ParseDuration",
};

/** A date that exists: `2026-02-30` is refused. */
export const DAY: Format = {
  pattern: /^\d{4}-\d{2}-\d{2}$/,
  also: (text) => isInCalendar(text, text),
  what: "a day",
  like: "2026-12-31",
  source: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
};

/** A date, or a time in UTC. JavaScript accepts `24:00:00`, but Google does not. */
export const DAY_OR_TIME: Format = {
  pattern: /^\d{4}-\d{2}-\d{2}(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ)?$/,
  also: (text) => isInCalendar(text.slice(0, "2026-12-31".length), text),
  what: "a day or a time in UTC, like '2026-12-31' or '2026-12-31T18:00:00Z'",
  source: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
};

/** The name of a time zone in the tz database. */
export const TIME_ZONE: Format = {
  pattern: /^[A-Za-z][\w/+-]{0,63}$/,
  also: isTimeZone,
  what: "a name of the tz database",
  like: "Asia/Tokyo",
  source: "https://www.iana.org/time-zones",
};

/** An exact version of a provider. */
export const PROVIDER_VERSION: Format = {
  pattern: /^\d+\.\d+\.\d+$/,
  what: "an exact version",
  like: "7.45.0",
  source: "https://developer.hashicorp.com/terraform/language/expressions/version-constraints",
};

/** Whether the date exists. JavaScript reads 30 February as a day in March. */
function isInCalendar(day: string, time: string): boolean {
  const milliseconds = Date.parse(time);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(day);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
