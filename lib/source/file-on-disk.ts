import type { BigIntStats } from "node:fs";
import { piecesOf } from "./regular-file";
import type { SourceErrors } from "./source-errors";
import type { SourceFile } from "./source-file";

const STATE = ["dev", "ino", "size", "mode", "mtimeNs", "ctimeNs"] as const;

/** A file where it was found, and what the system said of it then. */
export class FileOnDisk implements SourceFile {
  public readonly mode: SourceFile["mode"];
  public readonly size: number;

  constructor(
    public readonly path: string,
    private readonly location: string,
    private readonly found: BigIntStats,
    private readonly errors: SourceErrors,
  ) {
    // Windows has no executable bit: Node derives one from the name there.
    const isExecutable = process.platform !== "win32" && (found.mode & 0o100n) !== 0n;
    this.mode = isExecutable ? 0o755 : 0o644;
    this.size = Number(found.size);
  }

  /** What the system says of the file: something else where it was written to, or is another one of that name. */
  public get state(): string {
    return [this.path, ...STATE.map((field) => this.found[field])].join(" ");
  }

  /**
   * The bytes of the file, or of a part of it.
   *
   * Throws where the file is no more what was found, because it was written to, or something else goes by its name.
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
      // What the system answers where a link is not to be followed.
      const isLink = (error as NodeJS.ErrnoException).code === "ELOOP";
      throw isLink ? this.errors.changed(this.path) : this.errors.unreadable(this.path, error);
    }
    if (length !== end - start) throw this.errors.changed(this.path);
  }

  /** So many bytes from one on; fewer where the file ends before. */
  public part(start: number, length: number): Buffer {
    const end = Math.min(start + length, this.size);
    return Buffer.concat(start < end ? [...this.pieces(start, end)] : []);
  }

  private check(opened: BigIntStats): void {
    // Not the number alone: the system gives that of a file which is gone to the next one.
    const isSame = opened.isFile() && STATE.every((field) => opened[field] === this.found[field]);
    if (!isSame) throw this.errors.changed(this.path);
  }
}
