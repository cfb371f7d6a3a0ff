import type { Format } from "./format";

/** The short id of a secret. */
export const SECRET_ID: Format = {
  pattern: /^[A-Za-z0-9_-]{1,255}$/,
  what: "the short id of a secret: letters, digits, '-' and '_'",
  source: "https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets/create",
};

/** A version of a secret. */
export const SECRET_VERSION: Format = {
  pattern: /^(?:[1-9]\d*|[A-Za-z][A-Za-z0-9_-]{0,62})$/,
  what: "a number, an alias or 'latest'",
  source: "https://cloud.google.com/secret-manager/docs/assign-alias-to-secret-version",
};
