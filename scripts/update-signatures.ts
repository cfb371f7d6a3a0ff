// Writes what the package knows of its own signatures to lib/core/signatures/, after update:api.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { signatureFiles } from "./signatures/signature-files";

for (const [file, text] of signatureFiles()) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
