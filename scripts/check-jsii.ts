// Compiles the public API with jsii, in a temporary folder. The API must stay usable from other languages.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assemble } from "./languages/assembly";
import { unsaidHidden } from "./languages/hidden";
import { exportsOf, unsaidInterfaces } from "./languages/nominal";

const ENTRY_POINTS = ["lib/index.ts", "lib/testing/index.ts", "lib/api-gateway/index.ts"];

const folder = mkdtempSync(join(tmpdir(), "check-jsii-"));
try {
  const assembly = assemble(process.cwd(), join(folder, "assembly"));
  const unsaid = unsaidInterfaces(process.cwd(), assembly);
  for (const line of unsaid)
    console.error(`check:jsii: ${line}, because only TypeScript takes one for the other`);
  const hidden = unsaidHidden(ENTRY_POINTS.flatMap(exportsOf), assembly);
  for (const line of hidden) console.error(`check:jsii: ${line}; see scripts/languages/hidden.ts`);
  if (unsaid.length + hidden.length > 0) process.exitCode = 1;
  else console.log("check:jsii: the public API is clean");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
