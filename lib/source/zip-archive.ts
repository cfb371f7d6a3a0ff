import { Deflate, deflateSync, Zip, ZipPassThrough } from "fflate";
import type { SourceFile } from "./source-file";

/** The largest number of files in an archive. fflate does not write the 64-bit extension, so the count has 16 bits. */
export const MOST_FILES = 0xfffe;

const UNIX = 3;
const REGULAR_FILE = 0o100000;
const LEVEL = 9;

// A stream of fflate compresses this many bytes at once, with a hash table of this size.
const BYTES_OF_STREAM = 65_536;
const TABLE_OF_STREAM = 6;

// Without a stream, fflate uses a smaller table. Up to this size the result is the same: it was for 25,000 files of packages.
const FEW_BYTES = 8_192;

/**
 * Writes a zip archive of source files, in their order. The same files give the same bytes on every machine.
 *
 * The compression is plain JavaScript, because Node's zlib can give different bytes on different processors. At most two
 * pieces of a file are in memory.
 */
export function writeZip(files: readonly SourceFile[], write: (bytes: Uint8Array) => void): void {
  // `zipSync` takes the files as keys of an object. It would put a file named `1` first, and lose one named `__proto__`.
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

/** A compressed entry. */
class DeflatedEntry extends ZipPassThrough {
  public override readonly compression = 8;
  public override readonly os = UNIX;
  public readonly flag = 1; // The compression level in the header: maximum.
  // Zip archives store local time, from 1980 on. fflate reads the local parts of the date: midnight in every time zone.
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
    // The archive holds its entries until its end. Their buffers are free before.
    if (isLast) this.stream = undefined;
  }
}

/**
 * Compresses a small file to the same bytes as a stream of fflate. Allocating a stream takes longer than compressing the file.
 *
 * Undefined if the bytes could differ: for more bytes than a stream compresses at once, and if the first block is stored
 * uncompressed, which a stream never does.
 */
function deflatedAtOnce(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
  if (bytes.length > BYTES_OF_STREAM) return undefined;
  const mem = bytes.length > FEW_BYTES ? TABLE_OF_STREAM : undefined;
  const deflated = deflateSync(bytes, { level: LEVEL, mem });
  const isStored = ((deflated[0] >> 1) & 3) === 0;
  return isStored ? undefined : deflated;
}
