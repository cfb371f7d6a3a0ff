import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pack } from "../languages/pack";
import { wheelOf } from "../languages/python";
import { stage } from "../languages/stage";
import { npm } from "../package-check/commands";
import { unpackBindings } from "./bindings";
import { writeCdktnPackage } from "./package";
import { VERSIONS } from "./port";

/** Makes the wheel of the package for cdktn, in a folder. Returns its path. */
export function wheelForCdktn(python: string, folder: string): string {
  const library = join(folder, "library");
  writeCdktnPackage(pack(folder), library);
  const packed = npm(library, "pack", "--silent", "--pack-destination", folder).trim();
  return wheelOf(stage(join(folder, packed), folder, installPeers(folder)), python, folder);
}

/** Installs what the package for cdktn is compiled with. Returns the folder of the packages. */
function installPeers(folder: string): string {
  const place = join(folder, "peers");
  const packages = join(place, "node_modules");
  const { cdktn, constructs, bindings } = VERSIONS;
  mkdirSync(place);
  const manifest = { private: true, dependencies: { cdktn, constructs } };
  writeFileSync(join(place, "package.json"), JSON.stringify(manifest));
  npm(place, "install", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts");
  const google = join(packages, "@cdktn", "provider-google");
  const missing = unpackBindings(bindings, google, ["lib", ".jsii"]);
  if (missing !== undefined) throw new Error(missing);
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: object };
  for (const name of ["@types/node", "undici-types", ...Object.keys(dependencies)]) {
    cpSync(resolve("node_modules", name), join(packages, name), { recursive: true });
  }
  return packages;
}
