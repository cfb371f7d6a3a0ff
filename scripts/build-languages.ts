// Makes the sources for Java, Go and .NET of the packed package, in dist-languages/, with a folder for each.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pack } from "./languages/pack";
import { writeSources } from "./languages/pacmak";
import { stage } from "./languages/stage";

const LANGUAGES = ["java", "go", "dotnet"];

const folder = realpathSync(mkdtempSync(join(tmpdir(), "build-languages-")));
try {
  for (const language of LANGUAGES)
    rmSync(join("dist-languages", language), { recursive: true, force: true });
  writeSources(stage(pack(folder), folder), resolve("dist-languages"), ...LANGUAGES);
  for (const language of LANGUAGES) console.log(join("dist-languages", language));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
