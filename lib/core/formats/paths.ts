import type { Format } from "./format";

/** The mount path of a volume: an absolute path without `.`, `..` and empty segments. The API refuses colons. */
export const MOUNT_PATH: Format = {
  pattern: /^(?:\/(?!\.{1,2}(?:\/|$))[^/\s:{}\p{Cc}]+)+\/?$/u,
  what: "an absolute path",
  like: "/etc/secrets",
  source: "https://cloud.google.com/run/docs/configuring/services/secrets",
};

/** The path of a file in a volume, relative to the mount path. */
export const MOUNTED_FILE: Format = {
  pattern: /^(?!\.{1,2}(?:\/|$))[^/\s{}\p{Cc}]+(?:\/(?!\.{1,2}(?:\/|$))[^/\s{}\p{Cc}]+)*$/u,
  what: "relative paths",
  like: "db-password",
  source: "https://cloud.google.com/run/docs/configuring/services/secrets",
};

/** A file of a function's source. Lone surrogates are refused, because UTF-8 cannot encode them. */
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

/** The path of a request, with an optional query. */
export const REQUEST_PATH: Format = {
  pattern: /^\/\S*$/,
  what: "with '/' and hold no spaces",
  source: "https://www.rfc-editor.org/rfc/rfc3986#section-3.3",
};

/** Text that can be part of a request's first line. */
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

/** The path that a probe requests. */
export const PROBE_PATH: Format = {
  pattern: /^\/[^\s{}\p{Cc}]*$/u,
  what: "with '/' and hold no spaces and braces",
  source: "https://cloud.google.com/run/docs/configuring/healthchecks",
};
