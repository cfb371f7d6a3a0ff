import { createHash } from "node:crypto";
import type { SourceFile } from "./source-file";

/** The SHA-256 of source files, in hexadecimal. It depends only on their names, modes and bytes. */
export function contentDigest(files: readonly SourceFile[]): string {
  const digest = new ContentDigest();
  for (const file of files) {
    digest.begin(file);
    for (const piece of file.pieces()) digest.add(piece);
  }
  return digest.end();
}

/** Computes the digest of files while another function reads them. */
export class ContentDigest {
  private readonly hash = createHash("sha256");

  /** Wraps a file, so that reading it adds it to the digest. Read each file once, in order. */
  public watch(file: SourceFile): SourceFile {
    const { path, mode, size } = file;
    return { path, mode, size, pieces: () => this.piecesOf(file) };
  }

  public begin({ path, mode, size }: SourceFile): void {
    // A path holds no NUL, and the size shows where the bytes end. So two different lists of files never give one stream.
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
