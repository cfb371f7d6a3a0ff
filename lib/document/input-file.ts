import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { got, invalid } from "../core/errors";

// Larger than any known state, and small enough to read into memory.
const MOST_MIB = 256;
const MIB = 1024 * 1024;
const STANDARD_INPUT = 0;

/** The text of the file that an option names, or of the standard input for `-`. */
export function inputText(path: string, option: string): string {
  const file = path === "-" ? STANDARD_INPUT : opened(path, option);
  try {
    const size = fstatSync(file).size;
    if (size > MOST_MIB * MIB) throw tooLarge(path, option, size);
    const bytes = readFileSync(file);
    if (bytes.length > MOST_MIB * MIB) throw tooLarge(path, option, bytes.length);
    return decoded(bytes);
  } finally {
    if (file !== STANDARD_INPUT) closeSync(file);
  }
}

function opened(path: string, option: string): number {
  try {
    const file = openSync(path, "r");
    if (!fstatSync(file).isDirectory()) return file;
    closeSync(file);
  } catch {
    throw invalid(`'${option}' must be a file that can be read, got ${got(path)}`);
  }
  throw invalid(`'${option}' must be a file, got the folder ${got(path)}`);
}

function tooLarge(path: string, option: string, size: number) {
  const mib = Math.ceil(size / MIB);
  return invalid(`'${option}' must have at most ${MOST_MIB} MiB, got ${mib} MiB in ${got(path)}`);
}

/** Reads UTF-8 with or without a byte order mark, and UTF-16, which PowerShell writes. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString("utf16le");
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}
