// The bindings of the Google provider for other languages, made of the npm package. All of it are 19,500 classes, and not every registry
// has them. So it is cut down to what the package and its first program need.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { writeCdktfBindings } from "../cdktn/bindings";
import { linkPeers } from "./stage";

const NAME = "@cdktf/provider-google";

interface Assembly {
  readonly submodules: { readonly [fqn: string]: { readonly symbolId: string } };
  readonly types: { readonly [fqn: string]: unknown };
}

/** Writes a part of the bindings as jsii-pacmak needs it, into a new folder. The staged package says which types it needs. */
export function stageBindings(place: string, folder: string): string {
  writeCdktfBindings(folder);
  const ours = JSON.stringify((assemblyIn(place) as Assembly).types);
  const modules = [
    "provider",
    ...[...ours.matchAll(/"@cdktf\/provider-google\.(\w+)/g)].map(([, name]) => name),
  ];
  const kept = new Set(modules.map((module) => `${NAME}.${module}`));
  const whole = assemblyIn(resolve("node_modules", NAME)) as Assembly;
  const part = {
    ...whole,
    submodules: Object.fromEntries(Object.entries(whole.submodules).filter(([fqn]) => kept.has(fqn))),
    types: Object.fromEntries(Object.entries(whole.types).filter(([fqn]) => kept.has(moduleOf(fqn)))),
  };
  writeFileSync(join(folder, ".jsii"), JSON.stringify(part));
  writeFileSync(join(folder, "lib", "index.js"), Object.entries(part.submodules).map(exportOf).join(""));
  writeFileSync(join(folder, "README.md"), "");
  linkPeers(folder);
  return folder;
}

function assemblyIn(folder: string): unknown {
  return JSON.parse(readFileSync(join(folder, ".jsii"), "utf8"));
}

/** `@cdktf/provider-google.provider` of `@cdktf/provider-google.provider.GoogleProvider`. */
function moduleOf(fqn: string): string {
  return fqn.split(".").slice(0, 2).join(".");
}

function exportOf([fqn, { symbolId }]: [string, { readonly symbolId: string }]): string {
  const path = symbolId.replace(/^src\//, "./").replace(/:$/, "");
  return `exports.${fqn.slice(NAME.length + 1)} = require("${path}");\n`;
}
