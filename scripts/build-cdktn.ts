// Writes the package for cdktn, of the same source, into dist-cdktn/.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeCdktnPackage } from "./cdktn/package";
import { pack } from "./languages/pack";

const FOLDER = "dist-cdktn";

const work = mkdtempSync(join(tmpdir(), "build-cdktn-"));
try {
  rmSync(FOLDER, { recursive: true, force: true });
  writeCdktnPackage(pack(work), resolve(FOLDER));
  console.log(FOLDER);
} finally {
  rmSync(work, { recursive: true, force: true });
}
