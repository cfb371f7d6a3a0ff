import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { StackDocument } from "../../stand-ins/hcl/stack-document";
import type { SynthesizedStack } from "../../stand-ins/validation/stack-problems";
import { warnings } from "../support/annotations";
import { Workshop } from "./made";

/** What became of a stack: its document and where it lies, or why it was refused. */
export type Outcome = Accepted | Refused;

/** Its directory holds it until the next stack is put there. */
export interface Accepted extends SynthesizedStack {
  readonly refusal?: undefined;
  /** The warnings of constructs. */
  readonly warnings: string[];
}

interface Refused {
  readonly refusal: string;
}

const root = mkdtempSync(join(tmpdir(), "properties-"));
const outdir = join(root, "out");
let count = 0;

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A new directory, which lives as long as the test file. */
export function newDirectory(): string {
  return join(root, String(count++));
}

/** Defines a stack and synthesizes its app, as `cdktf synth` would. */
export function synthesized(
  define: (shop: Workshop) => void,
  options: { readonly provider?: boolean } = {},
): Outcome {
  const shop = new Workshop(outdir, options);
  const complaints: string[] = [];
  const { warn } = console;
  console.warn = (message) => complaints.push(String(message));
  try {
    define(shop);
    shop.app.synth();
  } catch (error) {
    return { refusal: messageOf(error) };
  } finally {
    console.warn = warn;
  }
  const directory = join(outdir, "stacks", "shop");
  const elements = shop.stack.node
    .findAll()
    .filter((construct) => "terraformResourceType" in construct && !("alias" in construct));
  return {
    document: JSON.parse(readFileSync(join(directory, "cdk.tf.json"), "utf8")) as StackDocument,
    directory,
    elements: elements.length,
    warnings: warnings(shop.stack),
    complaints,
  };
}

// What cdktf puts around the errors of validations and of lazy values.
const VALIDATION =
  /^Validation failed with the following errors:\n {2}\[(.*?)\] (.*?)(?:\n {2}\[.*)?\n\nIf you wish to ignore/s;
const RESOLUTION = /^(?:Resolution error: )+(.*?)\nObject creation stack:/s;

/** The text of an error, as the library wrote it. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const validation = VALIDATION.exec(message);
  if (validation) return `${validation[2]} [at ${validation[1]}]`;
  return RESOLUTION.exec(message)?.[1].replace(/(?<!\.)\.+$/, "") ?? message;
}

/** Every file below a directory, by its path. */
export function filesIn(directory: string): { [path: string]: Buffer } {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(directory, path), readFileSync(path)];
    }),
  );
}
