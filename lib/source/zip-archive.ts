import { Deflate, deflateSync, Zip, ZipPassThrough } from "fflate";
import type { SourceFile } from "./source-file";

/** A zip archive without its 64-bit extension, which fflate does not write, counts its entries in 16 bits. */
export const MOST_FILES = 0xfffe;

const UNIX = 3;
const REGULAR_FILE = 0o100000;
const LEVEL = 9;

// A stream of fflate compresses so many bytes at once, with a table of this size.
const BYTES_OF_STREAM = 65_536;
const TABLE_OF_STREAM = 6;

// For so few bytes, the smaller table that fflate takes without a stream gives the same: it did for 25,000 files of packages.
const FEW_BYTES = 8_192;

/**
 * Writes the zip archive of source files, in their order: the same bytes for the same files on every machine.
 *
 * The compression is plain JavaScript, because the zlib in Node may differ between processors. No more of a file is in
 * memory than two of its pieces.
 */
export function writeZip(files: readonly SourceFile[], write: (bytes: Uint8Array) => void): void {
  // Not `zipSync`: it keeps the files as keys of an object, which puts a file named `1` before all others and loses
  // one named `__proto__`.
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    write(chunk);
  });
  for (const file of files) {
    const entry = new DeflatedEntry(file.path);
    entry.attrs = (REGULAR_FILE | file.mode) << 16;
    zip.add(entry);
    let last: Uint8Array = new Uint8Array();
    for (const piece of file.pieces()) {
      if (last.length > 0) entry.push(last, false);
      last = piece;
    }
    entry.push(last, true);
  }
  zip.end();
}

/** An entry that compresses what it is given. */
class DeflatedEntry extends ZipPassThrough {
  public override readonly compression = 8;
  public override readonly os = UNIX;
  public readonly flag = 1; // of the level
  // Zip archives have local time and begin in 1980. fflate asks the date for its local parts, so this is midnight in every time
  // zone.
  public override readonly mtime = new Date(1980, 0, 1);
  private stream?: Deflate;

  protected override process(chunk: Uint8Array<ArrayBuffer>, isLast: boolean): void {
    const atOnce = !this.stream && isLast ? deflatedAtOnce(chunk) : undefined;
    if (atOnce) {
      this.ondata(null, atOnce, true);
      return;
    }
    this.stream ??= new Deflate({ level: LEVEL }, (deflated, isEnd) => {
      this.ondata(null, deflated, isEnd);
    });
    this.stream.push(chunk, isLast);
    // The archive keeps its entries to its end, and need not keep their buffers.
    if (isLast) this.stream = undefined;
  }
}

/**
 * What fflate's stream would make of a small file, without the buffers of a stream: they take longer than the file.
 *
 * Undefined where it may be something else: for more bytes than a stream compresses at once, and where the first block is stored,
 * which a stream never does.
 */
function deflatedAtOnce(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
  if (bytes.length > BYTES_OF_STREAM) return undefined;
  const mem = bytes.length > FEW_BYTES ? TABLE_OF_STREAM : undefined;
  const deflated = deflateSync(bytes, { level: LEVEL, mem });
  const isStored = ((deflated[0] >> 1) & 3) === 0;
  return isStored ? undefined : deflated;
}
