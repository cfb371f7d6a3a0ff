import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Terraform } from "./terraform";

/** A synthesized stack: its name, and the folder with its file and assets. */
export interface CheckedStack {
  readonly name: string;
  readonly folder: string;
}

/** What was found with one major version of the provider. */
export interface VersionReport {
  readonly version: string;

  /** Why the provider could not be had; undefined if it could. */
  readonly missing?: string;

  /** One line for each stack. */
  readonly checked: readonly string[];
  readonly failed: readonly string[];

  /** The stacks that this version is too old for. */
  readonly leftOut: readonly string[];
}

interface StackJson {
  terraform?: { backend?: object; required_providers?: { [name: string]: { version?: string } } };
  readonly data?: { readonly [type: string]: object };
}

const FILE = "cdk.tf.json";
const GOOGLES = ["google", "google-beta"];

/**
 * Initializes, validates and plans stacks with the newest provider of a major version, in a folder.
 *
 * A stack that reads data of Google is not planned, because a plan would ask Google.
 */
export function checkVersion(
  version: string,
  stacks: readonly CheckedStack[],
  folder: string,
  terraform: Terraform,
): VersionReport {
  const all = stacks.map((stack) => ({ ...stack, json: read(stack) }));
  const own = all.filter(({ json }) => takes(json, version));
  const leftOut = all
    .filter((stack) => !own.includes(stack))
    .map(({ name, json }) => `${name}: it needs google ${askedBy(json)}`);
  const workspace = join(folder, `google-${version}`);
  write(workspace, { terraform: { required_providers: providersOf(own, version) } });
  const init = terraform.init(workspace);
  if (init !== undefined) return { version, missing: init, checked: [], failed: [], leftOut };
  const checked: string[] = [];
  const failed: string[] = [];
  for (const { name, folder: from, json } of own) {
    cpSync(from, workspace, { recursive: true });
    write(workspace, withVersion(json, version));
    const asked = Object.keys(json.data ?? {}).filter((type) => type.startsWith("google_"));
    const steps = [
      () => terraform.validate(workspace),
      ...(asked.length > 0 ? [] : [() => terraform.plan(workspace)]),
    ];
    const problem = steps.reduce<string | undefined>((found, step) => found ?? step(), undefined);
    const how = asked.length > 0 ? `validated; not planned, because it reads ${asked.join(", ")}` : "planned";
    if (problem === undefined) checked.push(`${name}: ${how}`);
    else failed.push(`${name}: ${problem}`);
  }
  return { version, checked, failed, leftOut };
}

/** A stack that asks for a newer version than another major one has is not for that one. */
function takes(json: StackJson, version: string): boolean {
  const major = /^\D*(\d+)/.exec(askedBy(json))?.[1];
  return major === undefined || Number(major) <= Number(version);
}

function askedBy({ terraform }: StackJson): string {
  return terraform?.required_providers?.google.version ?? "";
}

function withVersion(json: StackJson, version: string): StackJson {
  const { backend: _, ...terraform } = json.terraform ?? {};
  const required_providers = Object.fromEntries(
    Object.entries(terraform.required_providers ?? {}).map(([name, asked]) => [
      name,
      GOOGLES.includes(name) ? { ...asked, version: `~> ${version}.0` } : asked,
    ]),
  );
  return { ...json, terraform: { ...terraform, required_providers } };
}

/** The providers of all stacks. One initialization then does for all. */
function providersOf(stacks: readonly { readonly json: StackJson }[], version: string) {
  const all = stacks.map(({ json }) => withVersion(json, version).terraform?.required_providers);
  return Object.assign({}, ...all) as NonNullable<StackJson["terraform"]>["required_providers"];
}

function read({ folder }: CheckedStack): StackJson {
  return JSON.parse(readFileSync(join(folder, FILE), "utf8")) as StackJson;
}

function write(workspace: string, json: StackJson): void {
  mkdirSync(workspace, { recursive: true });
  writeFileSync(join(workspace, FILE), JSON.stringify(json));
}
