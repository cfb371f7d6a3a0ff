import { existsSync, mkdtempSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Linux keeps its files in memory, where a folder is made and removed a hundred times as fast as on some disks.
const IN_MEMORY = "/dev/shm";
const NEEDED_BYTES = 2 ** 31;

/**
 * Creates a folder for the temporary files of a test run, before its workers start. It is Jest's `globalSetup`.
 *
 * cdktf creates two output folders for each app of a test, and removes none of them.
 */
export default function makeTemporaryFolder(): void {
  // The name is short, because sockets of stand-in providers are in the folder: on macOS, their paths have at most 104 bytes.
  const folder = mkdtempSync(join(hasSpaceInMemory() ? IN_MEMORY : tmpdir(), "jest-"));
  // Windows uses the other two.
  Object.assign(process.env, {
    TEMPORARY_FOLDER_OF_TESTS: folder,
    TMPDIR: folder,
    TEMP: folder,
    TMP: folder,
  });
}

/** Whether the files of all tests fit into memory. Containers often have little of it there. */
function hasSpaceInMemory(): boolean {
  if (!existsSync(IN_MEMORY)) return false;
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize >= NEEDED_BYTES;
}
