import type { Stats } from "node:fs";
import { type BigIntStats, closeSync, constants, type Dirent, fstatSync, openSync, readSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";

// Windows has neither. Without the second one, a named pipe keeps its reader waiting for somebody who writes.
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as { [flag: string]: number | undefined };

/** How much of a file is in memory at once. */
const PIECE_BYTES = 8 * 1024 * 1024;

/** A part of a file, from a byte on and without the one at its end. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The bytes of a part of a file, in pieces of one size but for the last; fewer where the file is shorter.
 *
 * It is opened once, without following a link, and the check is told what was opened: by the time that a file is read,
 * something else can go by its name.
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

/** What something in a directory is, as an error message calls it. */
export function kindOf(entry: Dirent | Stats | BigIntStats): string {
  if (entry.isFile()) return "a file";
  if (entry.isDirectory()) return "a directory";
  if (entry.isSymbolicLink()) return "a link";
  return entry.isFIFO() ? "a named pipe" : entry.isSocket() ? "a socket" : "a device";
}

/** Whether a path is that of a folder, or below it; both without links. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
