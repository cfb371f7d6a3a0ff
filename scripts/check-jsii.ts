// Compiles the public API with jsii, in a temporary folder. The API must stay usable from other languages.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assemble } from "./languages/assembly";

const folder = mkdtempSync(join(tmpdir(), "check-jsii-"));
try {
  assemble(process.cwd(), join(folder, "assembly"));
  console.log("check:jsii: the public API is clean");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
