// Runs the tests with cdktn in the place of cdktf, and with its bindings of version 8 of the provider. Arguments choose files of tests, by a
// part of their path.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { unpackBindings } from "./cdktn/bindings";
import { nodeFor } from "./cdktn/node";
import { OTHER_RESULTS, refusesOlder } from "./cdktn/other-results";
import { VERSIONS } from "./cdktn/port";
import { whyNoCdktn } from "./cdktn/registry";
import { type Report, staleIn, surprisesIn } from "./cdktn/test-report";
import { npm } from "./package-check/commands";
import { skip } from "./skip";

const NODE = "22.23.3";
const JEST = resolve("node_modules", "jest", "bin", "jest.js");

const folder = realpathSync(mkdtempSync(join(tmpdir(), "test-cdktn-")));
try {
  test(process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function test(files: string[]): void {
  const unreachable = whyNoCdktn();
  if (unreachable !== undefined) {
    skip("test:cdktn", "all tests", unreachable);
    return;
  }
  const { cdktn, constructs } = VERSIONS;
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ private: true, dependencies: { cdktn, constructs } }),
  );
  npm(folder, "install", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts");
  const bindings = join(folder, "node_modules", "@cdktn", "provider-google");
  const missing = unpackBindings(VERSIONS.bindings, bindings, ["lib"]);
  if (missing !== undefined) {
    skip("test:cdktn", "all tests", missing);
    return;
  }
  const report = run(files);
  const surprises = surprisesIn(report, OTHER_RESULTS, refusesOlder, resolve("__tests__"));
  if (files.length === 0) surprises.push(...staleIn(report, OTHER_RESULTS, resolve("__tests__")));
  for (const surprise of surprises) console.error(`test:cdktn: ${surprise}`);
  if (surprises.length > 0) {
    process.exitCode = 1;
    return;
  }
  const { numPassedTests: passed, numFailedTests: others, numPendingTests: skipped } = report;
  console.log(
    `test:cdktn: of ${report.numTotalTests} tests, ${passed} pass with cdktn ${cdktn} and google ${VERSIONS.provider}; ${others} fail as the list says, ${skipped} are skipped`,
  );
}

function run(files: string[]): Report {
  const output = join(folder, "report.json");
  const config = join("scripts", "cdktn", "jest.config.js");
  const options = ["--config", config, "--json", "--outputFile", output];
  const { stderr } = spawnSync(nodeFor(NODE, folder), [JEST, ...options, ...files], {
    env: { ...process.env, CDKTN_PACKAGES: folder },
    encoding: "utf8",
    maxBuffer: Infinity,
  });
  for (const line of stderr.split("\n").filter((each) => each.startsWith("NOT RUN"))) console.error(line);
  try {
    return JSON.parse(readFileSync(output, "utf8")) as Report;
  } catch {
    throw new Error(`Jest wrote no report\n${stderr}`);
  }
}
