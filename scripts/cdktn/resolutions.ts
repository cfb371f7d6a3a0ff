import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npmCli, runBeside } from "../package-check/commands";
import { VERSIONS } from "./port";

const GUIDE = "docs/guides/cdktn.md";
const PNPM = "pnpm@12.21.0";

/** Lets npm and pnpm resolve what the guide says for cdktn under the name of cdktf. Throws where they refuse, or take cdktf itself. */
export async function resolveAsInGuide(node: string, archive: string, folder: string): Promise<void> {
  const guide = readFileSync(GUIDE, "utf8");
  const manifest = block(guide, "json").replace(/("cdktf-cloud-run-functions": ")[^"]*/, `$1file:${archive}`);
  const { overrides: _, ...withoutOverrides } = JSON.parse(manifest) as { overrides: object };

  const npm = folderWith(join(folder, "npm"), { "package.json": manifest });
  const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  await runBeside([npmCli(), "install", "--package-lock-only", ...quiet], npm);
  expectAlias(
    join(npm, "package-lock.json"),
    /"node_modules\/cdktf": \{\s*"name": "cdktn",\s*"version": "(.*?)"/,
  );

  const pnpm = folderWith(join(folder, "pnpm"), {
    "package.json": JSON.stringify(withoutOverrides),
    "pnpm-workspace.yaml": block(guide, "yaml"),
  });
  const tool = folderWith(join(folder, "pnpm-itself"), { "package.json": JSON.stringify({ private: true }) });
  await runBeside([npmCli(), "install", ...quiet, PNPM], tool);
  const cli = join(tool, "node_modules", "pnpm", "bin", "pnpm.mjs");
  await runBeside([cli, "install", "--lockfile-only", "--ignore-scripts"], pnpm, node);
  await runBeside([cli, "peers", "check"], pnpm, node);
  expectAlias(join(pnpm, "pnpm-lock.yaml"), /^ {6}cdktf:\n {8}specifier: .*\n {8}version: cdktn@([\d.]+)/m);
}

function expectAlias(lock: string, alias: RegExp): void {
  const version = alias.exec(readFileSync(lock, "utf8"))?.[1];
  if (version !== VERSIONS.cdktn)
    throw new Error(`${lock} must have cdktn ${VERSIONS.cdktn} as cdktf, got ${version}`);
}

function block(guide: string, language: string): string {
  const found = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(guide);
  if (!found) throw new Error(`${GUIDE} has no block of ${language}`);
  return found[1];
}

function folderWith(folder: string, files: { readonly [name: string]: string }): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
