import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf } from "../../__tests__/support/readme";
import { npmCli, runBeside } from "../package-check/commands";
import { VERSIONS } from "./port";

const GUIDE = "docs/guides/cdktn.md";
const PNPM = "pnpm@12.21.0";

/**
 * Installs what the guide says for cdktn under the name of cdktf with npm, and lets pnpm resolve it. Throws where they refuse, or take cdktf itself.
 *
 * Returns the project of npm, which has cdktn-cli and the first program of the README.
 */
export async function installAsInGuide(node: string, archive: string, folder: string): Promise<string> {
  const [manifest, config] = blocksOf(GUIDE, "json").map(({ code }) => code.split("```")[0]);
  const packed = manifest.replace(/("cdktf-cloud-run-functions": ")[^"]*/, `$1file:${archive}`);
  const { overrides: _, ...withoutOverrides } = JSON.parse(packed) as { overrides: object };

  const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  const npm = folderWith(join(folder, "npm"), {
    ...{ "package.json": packed, "cdktf.json": config },
    "main.ts": blocksOf("README.md")[0].code,
  });
  const pnpm = folderWith(join(folder, "pnpm"), {
    "package.json": JSON.stringify(withoutOverrides),
    "pnpm-workspace.yaml": blocksOf(GUIDE, "yaml")[0].code.split("```")[0],
  });
  const tool = folderWith(join(folder, "pnpm-itself"), { "package.json": JSON.stringify({ private: true }) });
  await Promise.all([
    runBeside([npmCli(), "install", ...quiet], npm, node),
    runBeside([npmCli(), "install", ...quiet, PNPM], tool),
  ]);
  expectAlias(
    join(npm, "package-lock.json"),
    /"node_modules\/cdktf": \{\s*"name": "cdktn",\s*"version": "(.*?)"/,
  );
  const cli = join(tool, "node_modules", "pnpm", "bin", "pnpm.mjs");
  await runBeside([cli, "install", "--lockfile-only", "--ignore-scripts"], pnpm, node);
  await runBeside([cli, "peers", "check"], pnpm, node);
  expectAlias(join(pnpm, "pnpm-lock.yaml"), /^ {6}cdktf:\n {8}specifier: .*\n {8}version: cdktn@([\d.]+)/m);
  return npm;
}

function expectAlias(lock: string, alias: RegExp): void {
  const version = alias.exec(readFileSync(lock, "utf8"))?.[1];
  if (version !== VERSIONS.cdktn)
    throw new Error(`${lock} must have cdktn ${VERSIONS.cdktn} as cdktf, got ${version}`);
}

function folderWith(folder: string, files: { readonly [name: string]: string }): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
