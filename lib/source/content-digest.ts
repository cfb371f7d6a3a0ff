import { createHash } from "node:crypto";
import type { SourceFile } from "./source-file";

/** The SHA-256 of source files, in hexadecimal, over the names, modes and bytes of all and nothing else. */
export function contentDigest(files: readonly SourceFile[]): string {
  const digest = new ContentDigest();
  for (const file of files) {
    digest.begin(file);
    for (const piece of file.pieces()) digest.add(piece);
  }
  return digest.end();
}

/** The digest of files while they are read for something else. */
export class ContentDigest {
  private readonly hash = createHash("sha256");

  /** A file that counts when it is read: once, and after those that were read before. */
  public watch(file: SourceFile): SourceFile {
    const { path, mode, size } = file;
    return { path, mode, size, pieces: () => this.piecesOf(file) };
  }

  public begin({ path, mode, size }: SourceFile): void {
    // No path holds a NUL, and the size says where the bytes end: no two lists of files hash the same stream.
    this.hash.update(`${mode.toString(8)} ${path}\0${size}\0`);
  }

  public add(bytes: Uint8Array): void {
    this.hash.update(bytes);
  }

  public end(): string {
    return this.hash.digest("hex");
  }

  private *piecesOf(file: SourceFile): Generator<Uint8Array, void> {
    this.begin(file);
    for (const piece of file.pieces()) {
      this.add(piece);
      yield piece;
    }
  }
}
