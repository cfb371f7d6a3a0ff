import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** A manifest of npm, as far as jsii reads it. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly files: string[];
  readonly dependencies?: { [name: string]: string };
  readonly peerDependencies: { [name: string]: string };
  readonly devDependencies?: { [name: string]: string };
  readonly jsii: { readonly targets: { readonly go: { moduleName: string; packageName: string } } };
}

/** The manifest of a package. */
export function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** The version of a package of npm that this repository has installed. */
export function installedVersion(name: string): string {
  return manifestOf(resolve("node_modules", name)).version;
}

/**
 * The manifest with what jsii asks for besides.
 *
 * The package of another language holds the npm package, for which nobody installs anything: so it holds that package's
 * dependencies. The peers are packages of that language.
 */
export function jsiiManifest(folder: string) {
  const manifest = manifestOf(folder);
  const homepage = `https://example.com/${manifest.name}`;
  return {
    author: { name: manifest.name },
    repository: { type: "git", url: homepage },
    homepage,
    ...manifest,
    devDependencies: { ...oldestOf(manifest.peerDependencies), ...manifest.devDependencies },
    scripts: {},
    bundleDependencies: Object.keys(manifest.dependencies ?? {}),
    peerDependencies: withoutAlternatives(manifest.peerDependencies),
  };
}

/** jsii asks for the oldest version of each peer as what the package is developed with. The package for cdktn says nothing of that. */
function oldestOf(ranges: { [name: string]: string }): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(ranges).map(([name, range]) => [name, range.replace(/^\D*([\d.]+).*/, "$1")]),
  );
}

/** jsii-pacmak makes `>=0.21,<0.22,>=0.22,<0.23` of `^0.21.0 || ^0.22.0`. Other languages have the first of them alone. */
function withoutAlternatives(ranges: { [name: string]: string }): { [name: string]: string } {
  return Object.fromEntries(Object.entries(ranges).map(([name, range]) => [name, range.split(" || ")[0]]));
}
