import { rmSync } from "node:fs";

/** Removes the folder that `makeTemporaryFolder` has made. Jest takes this for its `globalTeardown`. */
export default function removeTemporaryFolder(): void {
  const folder = process.env.TEMPORARY_FOLDER_OF_TESTS;
  if (folder) rmSync(folder, { recursive: true, force: true });
}
