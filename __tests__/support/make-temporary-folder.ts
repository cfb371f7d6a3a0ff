import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Gives a run of the tests a folder of its own for temporary files, before its workers start.
 *
 * cdktf makes an output folder for each app of a test, and removes none. Jest takes this for its `globalSetup`.
 */
export default function makeTemporaryFolder(): void {
  // A short name: the sockets of stand-in providers lie in it, and a socket's path has 104 bytes on macOS.
  const folder = mkdtempSync(join(tmpdir(), "jest-"));
  // Windows has the other two for it.
  Object.assign(process.env, {
    TEMPORARY_FOLDER_OF_TESTS: folder,
    TMPDIR: folder,
    TEMP: folder,
    TMP: folder,
  });
}
