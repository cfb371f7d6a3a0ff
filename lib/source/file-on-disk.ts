import type { BigIntStats } from "node:fs";
import { piecesOf } from "./regular-file";
import type { SourceErrors } from "./source-errors";
import type { SourceFile } from "./source-file";

const STATE = ["dev", "ino", "size", "mode", "mtimeNs", "ctimeNs"] as const;

/** A file, and its state when it was found. */
export class FileOnDisk implements SourceFile {
  public readonly mode: SourceFile["mode"];
  public readonly size: number;

  constructor(
    public readonly path: string,
    private readonly location: string,
    private readonly found: BigIntStats,
    private readonly errors: SourceErrors,
  ) {
    // Windows has no executable bit. Node derives one from the file's extension there.
    const isExecutable = process.platform !== "win32" && (found.mode & 0o100n) !== 0n;
    this.mode = isExecutable ? 0o755 : 0o644;
    this.size = Number(found.size);
  }

  /** The path and the stats of the file. They differ if it was written to or replaced. */
  public get state(): string {
    return [this.path, ...STATE.map((field) => this.found[field])].join(" ");
  }

  /**
   * The bytes of the file, or of a part of it.
   *
   * Throws if the file was written to or replaced since it was found.
   */
  public *pieces(start = 0, end = this.size): Generator<Uint8Array, void> {
    let length = 0;
    const check = (opened: BigIntStats): void => {
      this.check(opened);
    };
    try {
      for (const piece of piecesOf(this.location, { start, end }, check)) {
        length += piece.length;
        yield piece;
      }
    } catch (error) {
      // The system gives this code if the path is a link now.
      const isLink = (error as NodeJS.ErrnoException).code === "ELOOP";
      throw isLink ? this.errors.changed(this.path) : this.errors.unreadable(this.path, error);
    }
    if (length !== end - start) throw this.errors.changed(this.path);
  }

  /** At most `length` bytes, from `start` on; fewer at the end of the file. */
  public part(start: number, length: number): Buffer {
    const end = Math.min(start + length, this.size);
    return Buffer.concat(start < end ? [...this.pieces(start, end)] : []);
  }

  private check(opened: BigIntStats): void {
    // The inode number alone is not enough: a new file can get the number of a deleted one.
    const isSame = opened.isFile() && STATE.every((field) => opened[field] === this.found[field]);
    if (!isSame) throw this.errors.changed(this.path);
  }
}
