/** A file as it goes into a package; its path has forward slashes on every system. */
export interface SourceFile {
  readonly path: string;
  readonly mode: 0o644 | 0o755;
  readonly size: number;

  /** The bytes, a piece at a time: whoever needs them again reads them again. */
  pieces(): Iterable<Uint8Array>;
}

/** All bytes of a file at once: for small ones. */
export function bytesOf(file: SourceFile): Buffer {
  return Buffer.concat([...file.pieces()]);
}

/** A file of which the bytes are there. */
export function fileOf(path: string, bytes: Uint8Array, mode: SourceFile["mode"] = 0o644): SourceFile {
  return { path, mode, size: bytes.length, pieces: () => [bytes] };
}
