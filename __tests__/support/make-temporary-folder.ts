import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Creates a folder for the temporary files of a test run, before its workers start. It is Jest's `globalSetup`.
 *
 * cdktf creates an output folder for each app of a test, and removes none of them.
 */
export default function makeTemporaryFolder(): void {
  // The name is short, because sockets of stand-in providers are in the folder: on macOS, their paths have at most 104 bytes.
  const folder = mkdtempSync(join(tmpdir(), "jest-"));
  // Windows uses the other two.
  Object.assign(process.env, {
    TEMPORARY_FOLDER_OF_TESTS: folder,
    TMPDIR: folder,
    TEMP: folder,
    TMP: folder,
  });
}
