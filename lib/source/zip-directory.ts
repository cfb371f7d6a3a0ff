import type { FileOnDisk } from "./file-on-disk";

/** An entry of the central directory of a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly isDirectory: boolean;
  readonly isEncrypted: boolean;

  /** Whether the checksum is after the content. */
  readonly hasDescriptor: boolean;

  /** The compression method: 0 for stored, 8 for deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const HEADER = 0x02014b50;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const END_64_BYTES = 56;
const HEADER_BYTES = 46;
const MOST_COMMENT = 0xffff;
const NONE_16 = 0xffff;
const NONE_32 = 0xffffffff;

interface Directory {
  readonly entries: number;
  readonly size: number;
  readonly offset: number;

  /** The offset of the record at its end. */
  readonly end: number;
}

/**
 * The entries of a zip archive; undefined if the file is not one.
 *
 * Google's builder is written in Go, so this reads archives as Go does:
 * https://github.com/golang/go/blob/master/src/archive/zip/reader.go
 */
export function zipEntries(file: FileOnDisk): ZipEntry[] | undefined {
  const directory = directoryOf(file);
  // Offsets do not count bytes before the archive, such as the program of a self-extracting archive.
  const before = directory && directory.end - directory.size - directory.offset;
  if (!directory || before === undefined || before < 0) return undefined;
  const start = isHeader(file, directory.offset) ? 0 : before;
  const bytes = file.part(start + directory.offset, directory.size);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + HEADER_BYTES <= bytes.length && bytes.readUInt32LE(at) === HEADER;) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      bytes.readUInt16LE(at + field),
    );
    const next = at + HEADER_BYTES + nameLength + extraLength + commentLength;
    if (next > bytes.length) break;
    const entry = entryOf(bytes.subarray(at, next), nameLength, extraLength);
    if (!entry) return undefined;
    entries.push({ ...entry, offset: entry.offset + start });
    at = next;
  }
  return entries.length % (NONE_16 + 1) === directory.entries % (NONE_16 + 1) ? entries : undefined;
}

function isHeader(file: FileOnDisk, offset: number): boolean {
  const bytes = file.part(offset, 4);
  return bytes.length === 4 && bytes.readUInt32LE() === HEADER;
}

function directoryOf(file: FileOnDisk): Directory | undefined {
  const start = Math.max(0, file.size - END_BYTES - MOST_COMMENT);
  const tail = file.part(start, file.size);
  const at = endIn(tail);
  if (at === undefined) return undefined;
  const [entries, size, offset] = [
    tail.readUInt16LE(at + 10),
    tail.readUInt32LE(at + 12),
    tail.readUInt32LE(at + 16),
  ];
  const found = { entries, size, offset, end: start + at };
  const isLarge = entries === NONE_16 || size === NONE_16 || offset === NONE_32;
  return isLarge ? (largeDirectoryOf(file, found.end) ?? found) : found;
}

/** The index of the last end record. A comment can follow it. */
function endIn(tail: Buffer): number | undefined {
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue;
    return at + END_BYTES + tail.readUInt16LE(at + 20) <= tail.length ? at : undefined;
  }
  return undefined;
}

/** The directory in the 64-bit extension. */
function largeDirectoryOf(file: FileOnDisk, end: number): Directory | undefined {
  if (end < LOCATOR_BYTES) return undefined;
  const locator = file.part(end - LOCATOR_BYTES, LOCATOR_BYTES);
  if (locator.readUInt32LE() !== LOCATOR_64) return undefined;
  const at = Number(locator.readBigUInt64LE(8));
  const record = file.part(at, END_64_BYTES);
  if (record.length < END_64_BYTES || record.readUInt32LE() !== END_64) return undefined;
  const [entries, size, offset] = [32, 40, 48].map((field) => Number(record.readBigUInt64LE(field)));
  return { entries, size, offset, end: at };
}

function entryOf(header: Buffer, nameLength: number, extraLength: number): ZipEntry | undefined {
  const name = header.toString("utf8", HEADER_BYTES, HEADER_BYTES + nameLength);
  const extra = header.subarray(HEADER_BYTES + nameLength, HEADER_BYTES + nameLength + extraLength);
  const flags = header.readUInt16LE(8);
  const sizes = [header.readUInt32LE(24), header.readUInt32LE(20), header.readUInt32LE(42)];
  const [size, packedSize, offset] = wideSizes(sizes, extra);
  if (packedSize === NONE_32 || offset === NONE_32) return undefined;
  return {
    ...{ name, size, packedSize, offset },
    isDirectory: name.endsWith("/") || isDirectoryMode(header),
    isEncrypted: (flags & 1) !== 0,
    hasDescriptor: (flags & 8) !== 0,
    method: header.readUInt16LE(10),
    crc: header.readUInt32LE(16),
  };
}

/** Sizes and offsets. Those that do not fit into 32 bits are in the field of the 64-bit extension, in this order. */
function wideSizes(sizes: number[], extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    let next = 0;
    return sizes.map((size) => {
      if (size !== NONE_32 || next + 8 > field.length) return size;
      next += 8;
      return Number(field.readBigUInt64LE(next - 8));
    });
  }
  return sizes;
}

/** Whether the Unix mode or the DOS attributes mark a directory. */
function isDirectoryMode(header: Buffer): boolean {
  const attributes = header.readUInt32LE(38);
  const system = header[5];
  if (system === 3 || system === 19) return attributes >>> 28 === 0o4;
  return (system === 0 || system === 10 || system === 14) && (attributes & 0x10) !== 0;
}
