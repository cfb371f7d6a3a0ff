import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { unzipSync } from "fflate";
import { run } from "../package-check/commands";
import { VERSIONS } from "./port";

const IMPORTED = /@cdktf\/provider-google\/(lib\/[a-z0-9-]+)/g;
const CODE = ["lib", "examples", "scripts"];

const MANIFEST = "package.json";

// The class of the provider for cdktn has the functions of the provider.
const FUNCTIONS = "lib/provider-functions";

/**
 * Writes the bindings of the Google provider for cdktn into a folder, as far as code of this repository imports them.
 *
 * Returns why they cannot be had; undefined where they can.
 */
export function writeCdktnBindings(folder: string): string | undefined {
  const missing = unpackBindings(VERSIONS.bindings, folder, [...importedPaths(), FUNCTIONS]);
  if (missing === undefined) forgetDevelopment(folder);
  return missing;
}

/**
 * Writes folders of a version of the bindings for cdktn into a folder. Returns why they cannot be had; undefined where they can.
 *
 * npm does not have them. The wheel for Python of the same version has the npm package inside.
 */
export function unpackBindings(
  version: string,
  folder: string,
  paths: readonly string[],
): string | undefined {
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(`${folder}-wheel-`);
  try {
    const asked = `cdktn-provider-google==${version}`;
    run("python3", ["-m", "pip", "download", "--quiet", "--no-deps", "-d", work, asked], work);
  } catch (error) {
    return String(error);
  }
  const [wheel] = readdirSync(work);
  const inside = unzipSync(readFileSync(join(work, wheel)), {
    filter: ({ name }) => name.endsWith(".jsii.tgz"),
  });
  writeFileSync(join(work, "bindings.tgz"), Object.values(inside)[0]);
  run("tar", ["-xzf", "bindings.tgz", ...[...paths, MANIFEST].map((path) => `package/${path}`)], work);
  cpSync(join(work, "package"), folder, { recursive: true });
  rmSync(work, { recursive: true });
  return undefined;
}

/** Writes the bindings for cdktf into a folder, as far as code of this repository imports them. */
export function writeCdktfBindings(folder: string): void {
  const installed = resolve("node_modules", "@cdktf", "provider-google");
  for (const path of [...importedPaths(), MANIFEST]) {
    cpSync(join(installed, path), join(folder, path), { recursive: true });
  }
  forgetDevelopment(folder);
}

/** npm installs what a package in a folder is developed with. */
function forgetDevelopment(folder: string): void {
  const file = join(folder, MANIFEST);
  const manifest = JSON.parse(readFileSync(file, "utf8")) as object;
  writeFileSync(file, JSON.stringify({ ...manifest, devDependencies: {} }));
}

function importedPaths(): string[] {
  const texts = CODE.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(folder, file), "utf8")),
  );
  return [...new Set(texts.flatMap((text) => [...text.matchAll(IMPORTED)].map(([, path]) => path)))].sort();
}
