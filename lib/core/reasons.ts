/** Whether a reason has at least one letter or digit. */
export function isReadable(reason: unknown): reason is string {
  return typeof reason === "string" && /[\p{L}\p{N}]/u.test(reason);
}
