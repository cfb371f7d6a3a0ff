// Synthesizes main.ts, every example and apps of several stacks with cdktn, in both ways that the guide tells: with the package for cdktn
// and the bindings of version 8 of the provider, and with the package for cdktf where cdktn has the name of cdktf. What is written must
// be what cdktf writes, but for the versions.
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TODAY } from "../__tests__/support/stack";
import { writeCdktfBindings, writeCdktnBindings } from "./cdktn/bindings";
import { synthesizeEveryApp } from "./cdktn/every-app";
import { nodeFor } from "./cdktn/node";
import { differencesOf, outputIn } from "./cdktn/output";
import { writeCdktnPackage } from "./cdktn/package";
import { VERSIONS } from "./cdktn/port";
import { resolveAsInGuide } from "./cdktn/resolutions";
import { UserApp } from "./cdktn/user-app";
import { validateStacks } from "./cdktn/validate";
import { pack } from "./languages/pack";
import { npm, run } from "./package-check/commands";
import { skip } from "./skip";

// The major versions of Node.js that cdktn 0.24 runs on, each by one version.
const NODES = ["22.23.3", "24.9.0"];

/** Differences that are no faults, of a file with JSON. */
const EXPECTED = [
  /^\S*manifest\.json → version is /,
  / → \/\/ → metadata → version is /,
  // Local states are in the folder of the app.
  / → path is ".*\/terraform\.[\w-]+\.tfstate" with cdktf, and ".*\/terraform\.[\w-]+\.tfstate"$/,
];

// The bindings say another source of the same provider, and their version needs no pin.
const EXPECTED_OF_BINDINGS = [
  ...EXPECTED,
  new RegExp(` → required_providers → google(?:-beta)? → version is .*, and "${VERSIONS.provider}"$`),
  / → required_providers → google → source is "google" with cdktf, and "hashicorp\/google"$/,
  / → \/\/ → metadata → overrides → stack is \["terraform"\] with cdktf, and undefined$/,
];

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
  const resolved = resolveAsInGuide(nodes[0], archive, join(folder, "resolved"));
  await Promise.all([resolved, alias.compile({ noCheck: true }), ...own]);
  const expected = join(folder, "expected");
  mkdirSync(expected);
  synthesizeEveryApp(expected, TODAY);
  for (const node of nodes) compare(alias, node, expected, "cdktn under the name of cdktf", EXPECTED);
  if (missing !== undefined) return;
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
  const differences = differencesOf(ours, theirs).filter((line) => !allowed.some((each) => each.test(line)));
  for (const difference of differences) console.error(`check:cdktn: ${difference} with ${name}`);
  if (differences.length > 0) process.exitCode = 1;
  else {
    const version = run(node, ["--version"], app.folder).trim();
    console.log(
      `check:cdktn: ${Object.keys(ours).length} files are written by ${name} ${VERSIONS.cdktn}, Node.js ${version}, as by cdktf`,
    );
  }
}
