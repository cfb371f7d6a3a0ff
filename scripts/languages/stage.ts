// The packed package as jsii-pacmak needs it.
import { copyFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { unpack } from "../package-check/commands";
import { assemble } from "./assembly";
import { jsiiManifest, manifestOf } from "./manifest";
import { type Assembly, markClasses } from "./mark-classes";

/**
 * Unpacks an archive of `npm pack` into a folder and adds the assembly, which is made of the sources in the archive, and what
 * the package depends on. Returns the folder of the package.
 *
 * `packages` is the folder with the peers, by default those for cdktf. The JavaScript stays that of the archive, with the names of classes that the runtime of jsii asks for.
 */
export function stage(archive: string, folder: string, packages: string = resolve("node_modules")): string {
  const place = unpack(archive, folder);
  const assembly = assemble(place, join(folder, "assembly"), packages);
  copyFileSync(assembly, join(place, ".jsii"));
  markClasses(join(place, "dist"), JSON.parse(readFileSync(assembly, "utf8")) as Assembly);

  const { dependencies = {} } = manifestOf(place);
  const manifest = jsiiManifest(place);
  writeFileSync(
    join(place, "package.json"),
    JSON.stringify({ ...manifest, files: [...manifest.files, ".jsii"] }),
  );
  linkPeers(place, packages);
  const bundled = new Set<string>();
  for (const name of Object.keys(dependencies)) bundle(name, place, bundled);
  return place;
}

/** Links the peers of a package, by default to those of this repository. */
export function linkPeers(place: string, packages: string = resolve("node_modules")): void {
  for (const name of Object.keys(manifestOf(place).peerDependencies)) link(name, place, packages);
}

function link(name: string, place: string, packages: string): void {
  const target = join(place, "node_modules", name);
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(join(packages, name), target, "junction");
}

/** Copies a package and what it depends on. npm installs the runtime dependencies side by side. */
function bundle(name: string, place: string, bundled: Set<string>): void {
  if (bundled.has(name)) return;
  bundled.add(name);
  const installed = resolve("node_modules", name);
  cpSync(installed, join(place, "node_modules", name), { recursive: true });
  for (const other of Object.keys(manifestOf(installed).dependencies ?? {})) bundle(other, place, bundled);
}
