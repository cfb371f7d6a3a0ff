import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { StackDocument } from "../../stand-ins/hcl/stack-document";
import type { SynthesizedStack } from "../../stand-ins/validation/stack-problems";
import { warnings } from "../support/annotations";
import { Workshop, type WorkshopOptions } from "./made";

/** The result of a synthesis: the document and its directory, or the refusal. */
export type Outcome = Accepted | Refused;

/** The directory has this stack until the next one is written there. */
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

/** A new directory, which is deleted after the test file. */
export function newDirectory(): string {
  return join(root, String(count++));
}

/** Defines a stack and synthesizes its app, like `cdktf synth`. */
export function synthesized(define: (shop: Workshop) => void, options: WorkshopOptions = {}): Outcome {
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

// The text that cdktf adds to errors of validations and of lazy values.
const VALIDATION =
  /^Validation failed with the following errors:\n {2}\[(.*?)\] (.*?)(?:\n {2}\[.*)?\n\nIf you wish to ignore/s;
const RESOLUTION = /^(?:Resolution error: )+(.*?)\nObject creation stack:/s;

/** The message of an error, without what cdktf adds. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const validation = VALIDATION.exec(message);
  if (validation) return `${validation[2]} [at ${validation[1]}]`;
  return RESOLUTION.exec(message)?.[1].replace(/(?<!\.)\.+$/, "") ?? message;
}

/** All files below a directory, by their paths. */
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
