// One measurement in its own process. Loads, builds and synthesizes an app, and prints what that cost. Loading cdktf does not
// count.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "cdktf";
import { type IValidation, Node } from "constructs";
import "cdktf";

/** The result that a process prints as JSON. */
export interface Measurement {
  /** Time of all processors, which the other processes of a machine change less than the time that passes. */
  readonly milliseconds: number;
  readonly peakMib: number;

  /** The digest of all resources, with their addresses. */
  readonly document: string;

  /** The digest of all resources, whatever their addresses are. */
  readonly content: string;
}

interface Resources {
  [type: string]: { [name: string]: object };
}

type DefineApp = (outdir: string, functions: number) => App;

const [, , kind, functions] = process.argv;

async function measure(outdir: string): Promise<Measurement> {
  if (kind === "unjudged") leaveOutJudging();
  const start = process.cpuUsage();
  const defineApp = await load();
  defineApp(outdir, Number(functions)).synth();
  const { user, system } = process.cpuUsage(start);
  const peakMib = process.resourceUsage().maxRSS / 1024;
  const written = readFileSync(join(outdir, "stacks", "bench", "cdk.tf.json"), "utf8");
  const { resource } = JSON.parse(written) as { resource: Resources };
  return {
    milliseconds: (user + system) / 1000,
    peakMib,
    document: digestOf(resource),
    content: digestOf(contentOf(resource)),
  };
}

async function load(): Promise<DefineApp> {
  if (kind === "flat") return (await import("./flat-app.js")).defineApp;
  if (kind === "nested") return (await import("./nested-app.js")).defineApp;
  return (await import("./constructs-app.js")).defineApp;
}

/** The arguments of each resource. A reference to another one is reduced to its type: the addresses of two apps can differ. */
function contentOf(resources: Resources): string[] {
  return Object.entries(resources)
    .flatMap(([type, byName]) => Object.values(byName).map((resource) => ({ ...resource, "//": type })))
    .map((resource) => JSON.stringify(resource).replace(/\b(google_\w+)\.[\w-]+/g, "$1"))
    .sort();
}

function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

/** An app judges what it synthesized by a validation of its root: here, no root has any. */
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
