import type { Format } from "./format";

/** Where a volume is mounted: an absolute path that leads neither up nor nowhere. The API takes no colon. */
export const MOUNT_PATH: Format = {
  pattern: /^(?:\/(?!\.{1,2}(?:\/|$))[^/\s:{}\p{Cc}]+)+$/u,
  what: "an absolute path",
  like: "/etc/secrets",
  source: "https://cloud.google.com/run/docs/configuring/services/secrets",
};

/** A file below the folder where a volume is mounted. */
export const MOUNTED_FILE: Format = {
  pattern: /^(?!\.{1,2}(?:\/|$))[^/\s{}\p{Cc}]+(?:\/(?!\.{1,2}(?:\/|$))[^/\s{}\p{Cc}]+)*$/u,
  what: "relative paths",
  like: "db-password",
  source: "https://cloud.google.com/run/docs/configuring/services/secrets",
};

/** A file of a function's source. Half of a surrogate pair has no bytes in UTF-8. */
export const SOURCE_FILE: Format = {
  pattern: /^(?!\.{1,2}(?:\/|$))[^/\\\p{Cc}\p{Cs}]+(?:\/(?!\.{1,2}(?:\/|$))[^/\\\p{Cc}\p{Cs}]+)*$/u,
  what: "relative paths with forward slashes",
  source: "https://cloud.google.com/run/docs/write-functions#directory-structure",
};

/** A folder that a file server exports. */
export const EXPORTED_FOLDER: Format = {
  pattern: /^\/[^{}\p{Cc}]*$/u,
  what: "an absolute path on the server",
  source: "https://cloud.google.com/run/docs/configuring/services/nfs-volume-mounts",
};

/** The path of a request, with a query if need be. */
export const REQUEST_PATH: Format = {
  pattern: /^\/\S*$/,
  what: "with '/' and hold no spaces",
  source: "https://www.rfc-editor.org/rfc/rfc3986#section-3.3",
};

/** What can stand in a request's first line. */
export const ONE_LINE: Format = {
  pattern: /^\P{Cc}*$/u,
  what: "no control characters",
  source: "https://www.rfc-editor.org/rfc/rfc9112#section-3",
};

/** The beginning of a request's path. */
export const PATH_PREFIX: Format = {
  pattern: /^\/\S*$/,
  what: "paths",
  like: "/api/",
  source: "https://cloud.google.com/iam/docs/conditions-attribute-reference",
};

/** The path that a probe asks. */
export const PROBE_PATH: Format = {
  pattern: /^\/[^\s{}\p{Cc}]*$/u,
  what: "with '/' and hold no spaces and braces",
  source: "https://cloud.google.com/run/docs/configuring/healthchecks",
};
