// Synthesizes main.ts, every example and apps of several stacks with cdktn, in both ways that the guide tells: with the package for cdktn
// and the bindings of version 8 of the provider, and with the package for cdktf where cdktn has the name of cdktf. What is written must
// be what cdktf writes, but for the versions.
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TODAY } from "../__tests__/support/stack";
import { writeCdktfBindings, writeCdktnBindings } from "./cdktn/bindings";
import { synthesizeEveryApp } from "./cdktn/every-app";
import { EXPECTED, EXPECTED_OF_BINDINGS } from "./cdktn/expected";
import { nodeFor } from "./cdktn/node";
import { differencesOf, type Json, type Output, outputIn } from "./cdktn/output";
import { writeCdktnPackage } from "./cdktn/package";
import { VERSIONS } from "./cdktn/port";
import { whyNoCdktn } from "./cdktn/registry";
import { installAsInGuide } from "./cdktn/resolutions";
import { cliIn, synthesizeByCli } from "./cdktn/synthesize-by-cli";
import { UserApp } from "./cdktn/user-app";
import { validateStacks } from "./cdktn/validate";
import { pack } from "./languages/pack";
import { documentOf, synthesizeReadme } from "./languages/readme-program";
import { npm, run } from "./package-check/commands";
import { skip } from "./skip";

// The major versions of Node.js that cdktn 0.24 runs on, each by one version.
const NODES = ["22.23.3", "24.9.0"];

const UNDER_NAME = "cdktn under the name of cdktf";

void check();

async function check(): Promise<void> {
  // npm and cdktf both use real paths.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "check-cdktn-")));
  try {
    await checkIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function checkIn(folder: string): Promise<void> {
  const unreachable = whyNoCdktn();
  if (unreachable !== undefined) {
    skip("check:cdktn", "all of it", unreachable);
    return;
  }
  const archive = pack(folder);
  const [alias, cdktn] = [
    new UserApp(join(folder, "alias"), "cdktf"),
    new UserApp(join(folder, "cdktn"), "cdktn"),
  ];
  installAlias(alias, archive);
  const missing = installCdktn(cdktn, archive);
  if (missing !== undefined) skip("check:cdktn", "the package for cdktn", missing);

  const own =
    missing === undefined ? [cdktn.compile(), cdktn.compileSources("cdktn-cloud-run-functions")] : [];
  const nodes = NODES.map((version) => nodeFor(version, folder));
  const installed = installAsInGuide(nodes[0], archive, join(folder, "installed"));
  const [project] = await Promise.all([installed, alias.compile({ noCheck: true }), ...own]);
  const expected = join(folder, "expected");
  mkdirSync(expected);
  synthesizeEveryApp(expected, TODAY);
  for (const node of nodes) compare(alias, node, expected, UNDER_NAME, EXPECTED);
  const readme = join(folder, "readme");
  synthesizeReadme(readme);
  delete process.env.CDKTF_OUTDIR;
  const cli = cliIn(project);
  for (const node of nodes) await compareCli(cli, node, project, readme, UNDER_NAME, EXPECTED);
  if (missing !== undefined) return;
  for (const node of nodes) await compareCli(cli, node, cdktn.folder, readme, "cdktn", EXPECTED_OF_BINDINGS);
  for (const node of nodes) compare(cdktn, node, expected, "cdktn", EXPECTED_OF_BINDINGS);
  const valid = await validateStacks(writtenBy(cdktn), bindingsOf(cdktn));
  if (valid === undefined) skip("check:cdktn", "validation", "there is no terraform");
  else console.log(`check:cdktn: ${valid} stacks are valid with google ${VERSIONS.provider}`);
}

function bindingsOf({ folder }: UserApp): string {
  return join(folder, "bindings");
}

function writtenBy({ folder }: UserApp): string {
  return join(folder, "written");
}

function installAlias(app: UserApp, archive: string): void {
  writeCdktfBindings(bindingsOf(app));
  app.install({
    dependencies: {
      ...{ "@cdktf/provider-google": "file:bindings", "cdktf-cloud-run-functions": `file:${archive}` },
      ...{ cdktf: `npm:cdktn@${VERSIONS.cdktn}`, constructs: VERSIONS.constructs },
    },
    overrides: { "@cdktf/provider-google": { cdktf: "$cdktf" } },
  });
}

/** Returns why the bindings cannot be had; undefined where they can. */
function installCdktn(app: UserApp, archive: string): string | undefined {
  const missing = writeCdktnBindings(bindingsOf(app));
  if (missing !== undefined) return missing;
  const library = join(app.folder, "library");
  writeCdktnPackage(archive, library);
  const packed = npm(library, "pack", "--silent", "--pack-destination", app.folder).trim();
  app.install({
    dependencies: {
      "@cdktn/provider-google": "file:bindings",
      "cdktn-cloud-run-functions": `file:${packed}`,
      ...{ cdktn: VERSIONS.cdktn, constructs: VERSIONS.constructs },
    },
  });
  return undefined;
}

function compare(
  app: UserApp,
  node: string,
  expected: string,
  name: string,
  allowed: readonly RegExp[],
): void {
  const output = writtenBy(app);
  rmSync(output, { recursive: true, force: true });
  app.synthesize(node, output, TODAY);
  const [ours, theirs] = [expected, output].map((folder) => outputIn(folder));
  const files = Object.keys(ours).length;
  if (areEqual(ours, theirs, name, allowed)) report(`${files} files are written by ${name}`, node);
}

async function compareCli(
  cli: string,
  node: string,
  folder: string,
  expected: string,
  name: string,
  allowed: readonly RegExp[],
): Promise<void> {
  const [ours, theirs] = [documentOf(expected, "shop"), await synthesizeByCli(cli, node, folder)];
  if (areEqual({ readme: ours as Json }, { readme: theirs as Json }, `cdktn-cli and ${name}`, allowed))
    report(`the first program of the README is written by cdktn-cli and ${name}`, node);
}

function areEqual(ours: Output, theirs: Output, name: string, allowed: readonly RegExp[]): boolean {
  const differences = differencesOf(ours, theirs).filter((line) => !allowed.some((each) => each.test(line)));
  for (const difference of differences) console.error(`check:cdktn: ${difference} with ${name}`);
  if (differences.length > 0) process.exitCode = 1;
  return differences.length === 0;
}

function report(what: string, node: string): void {
  const version = run(node, ["--version"], process.cwd()).trim();
  console.log(`check:cdktn: ${what} ${VERSIONS.cdktn}, Node.js ${version}, as by cdktf`);
}
