import { Zip, ZipDeflate } from "fflate";
import { invalid } from "../core/errors";
import type { SourceFile } from "./source-files";

// A zip archive without its 64-bit extension, which fflate does not write, counts its entries in 16 bits.
const MOST_FILES = 0xfffe;

const UNIX = 3;
const REGULAR_FILE = 0o100000;

/**
 * The zip archive of source files, in their order: the same bytes for the same files on every machine.
 *
 * The compression is plain JavaScript, because the zlib in Node may differ between processors.
 */
export function zipArchive(files: readonly SourceFile[]): Uint8Array {
  if (files.length > MOST_FILES) {
    throw invalid(`'source' must hold at most ${MOST_FILES} files, got ${files.length}`);
  }
  const chunks: Uint8Array[] = [];
  // Not `zipSync`: it keeps the files as keys of an object, which puts a file named `1` before all others and loses
  // one named `__proto__`.
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const { path, mode, bytes } of files) {
    const entry = new ZipDeflate(path, { level: 9 });
    entry.os = UNIX;
    entry.attrs = (REGULAR_FILE | mode) << 16;
    // Zip archives have local time and begin in 1980. fflate asks the date for its local parts, so this is midnight in
    // every time zone.
    entry.mtime = new Date(1980, 0, 1);
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}
