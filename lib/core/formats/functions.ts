import type { Format } from "./format";

/**
 * The name of a new function.
 *
 * Cloud Functions takes 4 to 63 characters. The function's Cloud Run service has the same name, and Cloud Run takes fewer
 * than 50 characters.
 */
export const FUNCTION_NAME: Format = {
  pattern: /^[A-Za-z][A-Za-z0-9_-]{2,47}[A-Za-z0-9]$/,
  what: "4 to 49 letters, digits, '-' and '_' that begin with a letter and do not end with '-' or '_'",
  source: "https://cloud.google.com/functions/docs/reference/rest/v2/projects.locations.functions/create",
};

/** The name of an existing function of either generation. */
export const EXISTING_FUNCTION_NAME: Format = {
  pattern: /^[A-Za-z](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$/,
  what: "1 to 63 letters, digits, '-' and '_' that begin with a letter",
  source: "https://cloud.google.com/functions/docs/reference/rest/v1/projects.locations.functions",
};

/** The function in the code that handles requests or events. */
export const ENTRY_POINT: Format = {
  pattern: /^[^\s\p{Cc}]{1,128}$/u,
  what: "1 to 128 characters without spaces",
  source: "https://cloud.google.com/functions/docs/reference/rest/v1/projects.locations.functions",
};
