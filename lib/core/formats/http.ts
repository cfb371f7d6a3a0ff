import type { Format } from "./format";

/** The name of a header, which is a token of HTTP. */
export const HEADER_NAME: Format = {
  pattern: /^[\w!#$%&'*+.^`|~-]+$/,
  what: 'names of letters, digits and "!#$%&\'*+-.^_`|~"',
  like: "X-Probe",
  source: "https://www.rfc-editor.org/rfc/rfc9110#name-field-names",
};

/** The value of a header. */
export const HEADER_VALUE: Format = {
  pattern: /^[^\0\r\n]*$/,
  what: "no line breaks",
  source: "https://www.rfc-editor.org/rfc/rfc9110#name-field-values",
};
