// One measurement in its own process. Loads, builds and synthesizes an app, and prints what that cost. Loading cdktf does not
// count.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "cdktf";

/** The result that a process prints as JSON. */
export interface Measurement {
  readonly milliseconds: number;
  readonly peakMib: number;

  /** The digest of the synthesized resources, to check that two apps are equal. */
  readonly digest: string;
}

const [, , kind, functions] = process.argv;

async function measure(outdir: string): Promise<Measurement> {
  const start = performance.now();
  const { defineApp } =
    kind === "constructs" ? await import("./constructs-app.js") : await import("./resources-app.js");
  defineApp(outdir, Number(functions)).synth();
  const milliseconds = performance.now() - start;
  const document = JSON.parse(readFileSync(join(outdir, "stacks", "bench", "cdk.tf.json"), "utf8")) as {
    resource?: object;
  };
  return {
    milliseconds,
    peakMib: process.resourceUsage().maxRSS / 1024,
    digest: createHash("sha256").update(JSON.stringify(document.resource)).digest("hex"),
  };
}

async function main(): Promise<void> {
  const outdir = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    console.log(JSON.stringify(await measure(outdir)));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

void main();
