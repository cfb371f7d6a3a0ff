import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npm, run } from "../package-check/commands";

/** A Node.js of a major version: this one, or the one in the package `node` of npm, installed in a folder. */
export function nodeFor(version: string, folder: string): string {
  const [major] = version.split(".");
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const place = join(folder, `node-${major}`);
  mkdirSync(place);
  writeFileSync(join(place, "package.json"), JSON.stringify({ private: true, allowScripts: { node: true } }));
  npm(place, "install", "--no-audit", "--no-fund", "--prefer-offline", `node@${version}`);
  const node = join(place, "node_modules", "node", "bin", "node");
  run(node, ["--version"], place);
  return node;
}
