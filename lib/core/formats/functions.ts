import type { Format } from "./format";

/**
 * The name of a new function.
 *
 * gcloud takes 1 to 63 characters, and Cloud Run fewer than 50 in the service that is made of the function
 * (https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.services/create).
 */
export const FUNCTION_NAME: Format = {
  pattern: /^[A-Za-z](?:[A-Za-z0-9_-]{0,47}[A-Za-z0-9])?$/,
  what: "1 to 49 letters, digits, '-' and '_' that begin with a letter and do not end with '-' or '_'",
  source: "https://cloud.google.com/sdk/gcloud/reference/functions/deploy",
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
