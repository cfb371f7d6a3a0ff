// What only Terraform knows. `$${` and `%%{` are text.
const REFERENCES = /(?<!\$)\$\{[^}]*\}|(?<!%)%\{[^}]*\}/g;

/** Whether a reason has at least one letter or digit that a person can read in the code. */
export function isReadable(reason: unknown): reason is string {
  return typeof reason === "string" && /[\p{L}\p{N}]/u.test(reason.replace(REFERENCES, ""));
}
