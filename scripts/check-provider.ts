// Initializes, validates and plans main.ts and the examples with the real provider of each major version that is supported. The
// provider comes from where TF_CLI_CONFIG_FILE says, by default from the registry. Google is never asked.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { examples } from "../__tests__/support/examples";
import { Shop } from "../main";
import { type CheckedStack, checkVersion, type VersionReport } from "./provider-check/provider-check";
import { TERRAFORM } from "./provider-check/terraform";

const VERSIONS = ["6", "7", "8"];

const folder = mkdtempSync(join(tmpdir(), "check-provider-"));
process.once("exit", () => {
  rmSync(folder, { recursive: true, force: true });
});
const stacks = synthesized(join(folder, "apps"));
const reports = VERSIONS.map((version) => checkVersion(version, stacks, folder, TERRAFORM));
for (const report of reports) print(report);
const had = reports.filter(({ missing }) => missing === undefined).map(({ version }) => version);
console.log(
  `check:provider: checked with google ${had.join(", ") || "of no version"}, of ${VERSIONS.join(", ")}`,
);
if (reports.some(({ missing, failed }) => missing !== undefined || failed.length > 0)) process.exitCode = 1;

function synthesized(outdir: string): CheckedStack[] {
  mkdirSync(outdir);
  const settings = { project: "example-project", region: "asia-northeast1", stateBucket: "" };
  return [["main", Shop] as const, ...examples()].map(([name, Stack]) => {
    const app = new App({ outdir: join(outdir, name) });
    new Stack(app, name, settings);
    app.synth();
    return { name, folder: join(outdir, name, "stacks", name) };
  });
}

function print({ version, missing, checked, failed, leftOut }: VersionReport): void {
  for (const line of leftOut) console.log(`google ${version}: left out: ${line}`);
  for (const line of checked) console.log(`google ${version}: ${line}`);
  for (const line of failed) console.error(`google ${version}: FAILED: ${line}`);
  if (missing !== undefined) {
    console.error(`check:provider: NOT CHECKED: google ${version} could not be had: ${missing}`);
  }
}
