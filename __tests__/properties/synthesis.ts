import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { warnings } from "../support/annotations";
import { Workshop } from "./made";

/** What became of a stack: its document and where it lies, or why it was refused. */
export type Outcome = Accepted | Refused;

export interface Accepted {
  readonly refusal?: undefined;
  readonly document: StackDocument;
  /** Where terraform would run, with the assets beside the document: until the next stack is put there. */
  readonly directory: string;
  /** How many resources and data sources the constructs made. */
  readonly elements: number;
  /** The warnings of constructs, and what cdktf says on the console: it may then have written something wrong. */
  readonly warnings: string[];
  readonly complaints: string[];
}

export interface Refused {
  readonly refusal: string;
}

/** A synthesized stack, as far as the properties look at it. */
export interface StackDocument {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly variable?: Named;
  readonly output?: Named;
  readonly [block: string]: unknown;
}

export interface Blocks {
  [type: string]: { [name: string]: Named };
}
export interface Named {
  [name: string]: unknown;
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
const RESOLUTION = /^(?:Resolution error: )+(.*?)\.+\nObject creation stack:/s;

/** The text of an error, as the library wrote it. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const validation = VALIDATION.exec(message);
  if (validation) return `${validation[2]} [at ${validation[1]}]`;
  return RESOLUTION.exec(message)?.[1] ?? message;
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
