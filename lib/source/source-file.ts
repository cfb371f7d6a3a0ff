/** A file of a package. Its path has forward slashes on every system. */
export interface SourceFile {
  readonly path: string;
  readonly mode: 0o644 | 0o755;
  readonly size: number;

  /** The bytes, one piece at a time. Each call reads the file again. */
  pieces(): Iterable<Uint8Array>;
}

/** All bytes of a small file. */
export function bytesOf(file: SourceFile): Buffer {
  return Buffer.concat([...file.pieces()]);
}

/** A file whose bytes are in memory. */
export function fileOf(path: string, bytes: Uint8Array, mode: SourceFile["mode"] = 0o644): SourceFile {
  return { path, mode, size: bytes.length, pieces: () => [bytes] };
}
