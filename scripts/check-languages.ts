// Makes the sources for Java and Go of the packed package, compiles a first program against them and runs it. The JSON must be that of
// TypeScript. The sources for .NET are only read: they must be C# by their syntax.
import { deepStrictEqual } from "node:assert";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ContextKeys } from "cdktf-cloud-run-functions";
import { TODAY } from "../__tests__/support/stack";
import { stageBindings } from "./languages/bindings";
import { csharpReader, readCsharp } from "./languages/dotnet";
import { fetchForGo, runGo } from "./languages/go";
import { javaIn, runJava } from "./languages/java";
import { pack } from "./languages/pack";
import { writeSources } from "./languages/pacmak";
import { documentOf, synthesizeReadme } from "./languages/readme-program";
import { stage } from "./languages/stage";
import { skip } from "./skip";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "check-languages-")));
const sourcesOf = (name: string) => join(folder, "sources", name);

try {
  check();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function check(): void {
  const java = javaIn(join(folder, "java"));
  const goIsMissing = fetchForGo(join(folder, "go"));
  if (typeof java === "string") skipLanguage("Java", java);
  if (goIsMissing !== undefined) skipLanguage("Go", goIsMissing);
  const languages = [
    ...(typeof java === "string" ? [] : ["java"]),
    ...(goIsMissing === undefined ? ["go"] : []),
  ];

  const place = stage(pack(folder), folder);
  checkDotnet(place);
  if (languages.length === 0) return;
  writeSources(place, sourcesOf("library"), ...languages);
  writeSources(stageBindings(place, join(folder, "bindings")), sourcesOf("bindings"), ...languages);
  process.env.CDKTF_CONTEXT_JSON = JSON.stringify({ [ContextKeys.TODAY]: TODAY });
  synthesizeReadme(join(folder, "typescript"));
  if (typeof java !== "string") {
    // It is made of the npm package, as the bindings are.
    writeSources(resolve("node_modules", "cdktf"), sourcesOf("cdktf"), "java");
    const sources = ["library", "bindings", "cdktf"].map(sourcesOf);
    compare("Java", () =>
      runJava(java, resolve("examples", "java", "Main.java"), sources, join(folder, "java")),
    );
  }
  if (goIsMissing === undefined) {
    const program = resolve("examples", "go", "main.go");
    const library = join(sourcesOf("library"), "go", "cloudrunfunctions");
    const bindings = join(sourcesOf("bindings"), "go", "google");
    compare("Go", () => runGo(program, { library, bindings }, join(folder, "go")));
  }
}

function checkDotnet(place: string): void {
  const work = join(folder, "dotnet");
  mkdirSync(work);
  const python = csharpReader(work);
  if (python === undefined) {
    skipLanguage(".NET", "its sources are read with Python 3");
    return;
  }
  const sources = join(folder, "sources of .NET");
  writeSources(place, sources, "dotnet");
  const count = readCsharp(python, sources);
  console.log(`check:languages: ${count} files for .NET are C# by their syntax; nothing compiles them`);
}

function skipLanguage(language: string, why: string): void {
  skip("check:languages", language, `it, or its registry, cannot be had here: ${why}`);
}

function compare(language: string, synthesize: () => void): void {
  const output = join(folder, `written by ${language}`);
  process.env.CDKTF_OUTDIR = output;
  synthesize();
  deepStrictEqual(documentOf(output, "shop"), documentOf(join(folder, "typescript"), "shop"));
  console.log(`check:languages: the first program in ${language} writes what it writes in TypeScript`);
}
