import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { once } from "../core/once";
import { MIB } from "./mebibytes";
import type { Package } from "./package";
import { systemCode } from "./source-errors";

/** The path of a temporary file with the archive. cdktf copies it into the stack's output. */
export function archiveFile(digest: string, contents: Package, at: Construct): string {
  try {
    const path = join(privateFolder(), digest, "source.zip");
    if (!existsSync(path)) writeArchive(path, contents);
    return path;
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    throw invalid(
      `'source' must be packed in a temporary folder, got ${got(tmpdir())}, which gives ${code}; set TMPDIR to one that takes it`,
      at,
    );
  }
}

/** A temporary folder that only this process uses. It is deleted when the process exits. */
const privateFolder = once(() => {
  const folder = mkdtempSync(join(tmpdir(), "cdktf-cloud-run-functions-"));
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
});

/** Writes an archive. If that fails, no partial file is left. */
function writeArchive(path: string, contents: Package): void {
  mkdirSync(dirname(path), { recursive: true });
  const descriptor = openSync(path, "wx");
  let isWhole = false;
  let chunks: Uint8Array[] = [];
  let length = 0;
  const flush = (): void => {
    writeFileSync(descriptor, Buffer.concat(chunks));
    [chunks, length] = [[], 0];
  };
  try {
    contents.writeTo((chunk) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= MIB) flush();
    });
    flush();
    isWhole = true;
  } finally {
    closeSync(descriptor);
    if (!isWhole) rmSync(path, { force: true });
  }
}
