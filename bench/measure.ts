// One measurement in its own process. Loads, builds and synthesizes an app, and prints what that cost. Loading cdktf does not
// count.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type IValidation, Node } from "constructs";
import "cdktf";

/** The result that a process prints as JSON. */
export interface Measurement {
  readonly milliseconds: number;

  /** Time of all processors, which the other processes of a machine change less. */
  readonly processorMilliseconds: number;
  readonly peakMib: number;

  /** The digest of the synthesized resources, to check that two apps are equal. */
  readonly digest: string;
}

const [, , kind, functions] = process.argv;

async function measure(outdir: string): Promise<Measurement> {
  if (kind === "unjudged") leaveOutJudging();
  const start = performance.now();
  const startOfProcessors = process.cpuUsage();
  const { defineApp } =
    kind === "resources" ? await import("./resources-app.js") : await import("./constructs-app.js");
  defineApp(outdir, Number(functions)).synth();
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(startOfProcessors);
  const document = JSON.parse(readFileSync(join(outdir, "stacks", "bench", "cdk.tf.json"), "utf8")) as {
    resource?: object;
  };
  return {
    milliseconds,
    processorMilliseconds: (user + system) / 1000,
    peakMib: process.resourceUsage().maxRSS / 1024,
    digest: createHash("sha256").update(JSON.stringify(document.resource)).digest("hex"),
  };
}

/** The rules are held against what an app synthesized by a validation of the app: here, no root has any. */
function leaveOutJudging(): void {
  const { prototype } = Node;
  const add = Object.getOwnPropertyDescriptor(prototype, "addValidation")?.value as Node["addValidation"];
  prototype.addValidation = function (this: Node, validation: IValidation) {
    if (this.scope) add.call(this, validation);
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
