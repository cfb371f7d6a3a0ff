import { Inflate } from "fflate";
import { crc32 } from "./crc32";
import type { FileOnDisk } from "./file-on-disk";
import type { ZipEntry } from "./zip-directory";

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

// Deflated bytes can inflate to about a thousand times as many.
const INFLATED_AT_ONCE = 65_536;

/**
 * Why Google's builder would not unpack an entry; undefined if it would.
 *
 * It reads archives with Go, which supports two methods and no encryption, and checks sizes and checksums:
 * https://pkg.go.dev/archive/zip and
 * https://github.com/GoogleCloudPlatform/cloud-builders/blob/master/gcs-fetcher/pkg/fetcher/fetcher.go
 */
export function problemOf(archive: FileOnDisk, entry: ZipEntry): string | undefined {
  if (entry.isDirectory) return undefined;
  if (entry.isEncrypted) return "which is encrypted";
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    return `which is compressed by method ${entry.method}, and must be stored or deflated`;
  }
  return isWhole(archive, entry) ? undefined : "which is damaged";
}

/** The text of an entry without problems. */
export function textOf(archive: FileOnDisk, entry: ZipEntry): string {
  return Buffer.concat([...contentOf(archive, entry)]).toString("utf8");
}

function isWhole(archive: FileOnDisk, entry: ZipEntry): boolean {
  let [size, crc] = [0, 0];
  try {
    for (const piece of contentOf(archive, entry)) {
      size += piece.length;
      crc = crc32(piece, crc);
      if (size > entry.size) return false;
    }
  } catch (error) {
    // Errors of fflate have a number as their code.
    if (typeof (error as { code?: unknown }).code === "number") return false;
    throw error;
  }
  const isWithoutChecksum = entry.crc === 0 && !entry.hasDescriptor;
  return size === entry.size && (isWithoutChecksum || crc === entry.crc);
}

function* contentOf(archive: FileOnDisk, entry: ZipEntry): Generator<Uint8Array, void> {
  const header = archive.part(entry.offset, LOCAL_HEADER_BYTES);
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE() !== LOCAL_HEADER) return;
  const start = entry.offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  const end = start + entry.packedSize;
  if (end > archive.size) return;
  const packed = archive.pieces(start, end);
  yield* entry.method === STORED ? packed : inflated(packed, entry.packedSize);
}

function* inflated(packed: Iterable<Uint8Array>, size: number): Generator<Uint8Array, void> {
  const chunks: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => chunks.push(chunk));
  let left = size;
  for (const piece of packed) {
    for (let at = 0; at < piece.length; at += INFLATED_AT_ONCE) {
      const part = piece.subarray(at, at + INFLATED_AT_ONCE);
      left -= part.length;
      inflate.push(part, left === 0);
      yield* chunks.splice(0);
    }
  }
  if (size === 0) inflate.push(new Uint8Array(), true);
}
