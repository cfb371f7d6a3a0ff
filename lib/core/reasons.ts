/** Whether a text says something to a person: it holds a letter or a digit. */
export function isReadable(reason: unknown): reason is string {
  return typeof reason === "string" && /[\p{L}\p{N}]/u.test(reason);
}
