import { createHash } from "node:crypto";
import type { SourceFile } from "./source-files";

/** The SHA-256 of source files, in hexadecimal, over the names, modes and bytes of all and nothing else. */
export function contentDigest(files: readonly SourceFile[]): string {
  const hash = createHash("sha256");
  for (const { path, mode, bytes } of files) {
    // No path holds a NUL, and the length says where the bytes end: no two lists of files hash the same stream.
    hash.update(`${mode.toString(8)} ${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}
