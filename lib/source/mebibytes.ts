export const MIB = 1024 * 1024;

/** A size for messages, rounded up: a size above a limit must not look like the limit. */
export function mebibytes(bytes: number): string {
  return `${Math.ceil((bytes / MIB) * 10) / 10} MiB`;
}
