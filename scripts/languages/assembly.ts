// Compiles the sources with jsii: the description of the public API, from which the packages of other languages are made.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { jsiiManifest } from "./manifest";

const COMPILER_OPTIONS = {
  target: "ES2022",
  lib: ["es2022"],
  module: "node16",
  moduleResolution: "node16",
  types: ["node"],
  strict: true,
  esModuleInterop: true,
  experimentalDecorators: true,
  skipLibCheck: true,
  declaration: true,
  noEmitOnError: true,
};

/**
 * Writes `.jsii` for the sources of a folder with `lib` and `package.json`, into a new folder. Returns its path.
 *
 * `packages` is the folder with the peers, by default those for cdktf. Warnings fail, too: one of them is about names that are reserved in Python, Java, Go or C#.
 */
export function assemble(
  sources: string,
  folder: string,
  packages: string = resolve("node_modules"),
): string {
  mkdirSync(folder, { recursive: true });
  cpSync(join(sources, "lib"), join(folder, "lib"), { recursive: true });
  cpSync(join(sources, "README.md"), join(folder, "README.md"));
  symlinkSync(packages, join(folder, "node_modules"), "junction");
  const manifest = { ...jsiiManifest(sources), main: "lib/index.js", types: "lib/index.d.ts" };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  const config = { compilerOptions: COMPILER_OPTIONS, include: ["lib"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { status } = spawnSync(
    process.execPath,
    [require.resolve("jsii/bin/jsii"), "--tsconfig", "tsconfig.json", "--fail-on-warnings"],
    {
      cwd: folder,
      stdio: "inherit",
      env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "20" },
    },
  );
  if (status !== 0) throw new Error("jsii does not compile the public API");
  return join(folder, ".jsii");
}
