// One measurement in a process of its own: builds and synthesizes an app, and prints what that took.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constructsApp } from "./constructs-app";
import { resourcesApp } from "./resources-app";

/** What a process prints as JSON. */
export interface Measurement {
  readonly milliseconds: number;
  readonly peakMib: number;

  /** Of the resources that were synthesized, so that two apps can be held against each other. */
  readonly digest: string;
}

const [, , kind, functions] = process.argv;
const outdir = mkdtempSync(join(tmpdir(), "bench-"));
try {
  const build = kind === "constructs" ? constructsApp : resourcesApp;
  const start = performance.now();
  build(outdir, Number(functions)).synth();
  const milliseconds = performance.now() - start;
  const document = JSON.parse(readFileSync(join(outdir, "stacks", "bench", "cdk.tf.json"), "utf8")) as {
    resource?: object;
  };
  const measurement: Measurement = {
    milliseconds,
    peakMib: process.resourceUsage().maxRSS / 1024,
    digest: createHash("sha256").update(JSON.stringify(document.resource)).digest("hex"),
  };
  console.log(JSON.stringify(measurement));
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
