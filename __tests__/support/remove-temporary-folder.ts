import { rmSync } from "node:fs";

/** Removes the folder of `makeTemporaryFolder`. It is Jest's `globalTeardown`. */
export default function removeTemporaryFolder(): void {
  const folder = process.env.TEMPORARY_FOLDER_OF_TESTS;
  if (folder) rmSync(folder, { recursive: true, force: true });
}
