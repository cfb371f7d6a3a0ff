import type { Stats } from "node:fs";
import { type BigIntStats, closeSync, constants, type Dirent, fstatSync, openSync, readSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";

// Windows has neither flag. Without O_NONBLOCK, opening a named pipe waits until another process writes.
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as { [flag: string]: number | undefined };

/** The largest part of a file that is in memory at once. */
const PIECE_BYTES = 8 * 1024 * 1024;

/** A part of a file: the bytes from `start` to before `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The bytes of a part of a file, in pieces of equal size except the last; fewer if the file is shorter.
 *
 * The file is opened once, without following links. `check` gets the stats of the opened file, because another file can have
 * its name by then.
 */
export function* piecesOf(
  path: string,
  { start, end }: Range,
  check: (opened: BigIntStats) => void,
): Generator<Uint8Array, void> {
  const descriptor = openSync(path, constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    check(fstatSync(descriptor, { bigint: true }));
    for (let at = start; at < end;) {
      const piece = pieceAt(descriptor, at, Math.min(PIECE_BYTES, end - at));
      if (piece.length === 0) return;
      yield piece;
      at += piece.length;
    }
  } finally {
    closeSync(descriptor);
  }
}

function pieceAt(descriptor: number, position: number, most: number): Uint8Array {
  const buffer = Buffer.allocUnsafe(most);
  let length = 0;
  while (length < most) {
    const count = readSync(descriptor, buffer, length, most - length, position + length);
    if (count === 0) break;
    length += count;
  }
  return buffer.subarray(0, length);
}

/** The kind of a directory entry, in the words of error messages. */
export function kindOf(entry: Dirent | Stats | BigIntStats): string {
  if (entry.isFile()) return "a file";
  if (entry.isDirectory()) return "a directory";
  if (entry.isSymbolicLink()) return "a link";
  return entry.isFIFO() ? "a named pipe" : entry.isSocket() ? "a socket" : "a device";
}

/** Whether a path is a folder or is below it. Both must be real paths, without links. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
