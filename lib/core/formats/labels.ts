import type { Format } from "./format";

const source = "https://cloud.google.com/resource-manager/docs/labels-overview";

/** The key of a label. */
export const LABEL_KEY: Format = {
  pattern: /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u,
  what: "1 to 63 lower-case letters, digits, '_' and '-' that begin with a letter",
  source,
};

/** The value of a label. It may be empty. */
export const LABEL_VALUE: Format = {
  pattern: /^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u,
  what: "at most 63 lower-case letters, digits, '_' and '-'",
  source,
};
