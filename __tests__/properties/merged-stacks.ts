import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Blocks, Named, StackDocument } from "../../stand-ins/hcl/stack-document";
import { STACK_FILE } from "../terraform/synthesized-stack";
import { type Accepted, newDirectory } from "./synthesis";

const ADDRESS = /\b((?:data\.)?google_[a-z0-9_]+|time_[a-z]+|var|local)\.([A-Za-z_][\w-]*)/g;

/** Merges many small stacks into a large one, with unique names, so that one run of terraform checks them all. */
export class MergedStacks {
  public readonly directory = newDirectory();
  public size = 0;
  private readonly document = {
    resource: {} as Blocks,
    data: {} as Blocks,
    variable: {} as Named,
    locals: {} as Named,
    output: {} as Named,
  };
  private settings: Named = {};

  constructor() {
    mkdirSync(this.directory, { recursive: true });
  }

  public add({ document, directory }: Accepted): void {
    const suffix = `_of_${String(this.size++)}`;
    const { resource, data, variable = {}, output = {}, locals = {}, ...settings } = document;
    const rename = renaming(document, suffix);
    // Not every stack has every provider.
    this.settings = together(this.settings, settings);
    addBlocks(this.document.resource, resource, suffix, rename);
    addBlocks(this.document.data, data, suffix, rename);
    Object.assign(this.document.variable, renamed(variable, suffix, rename));
    Object.assign(this.document.locals, renamed(locals, suffix, rename));
    Object.assign(this.document.output, renamed(output, suffix, rename));
    const assets = join(directory, "assets");
    if (existsSync(assets)) cpSync(assets, join(this.directory, `assets${suffix}`), { recursive: true });
  }

  /** Writes the large stack. Returns its directory. */
  public write(): string {
    // terraform takes an empty block for an unfinished one
    const filled = Object.entries(this.document).filter(([, block]) => Object.keys(block).length > 0);
    writeFileSync(
      join(this.directory, STACK_FILE),
      JSON.stringify({ ...this.settings, ...Object.fromEntries(filled) }),
    );
    return this.directory;
  }
}

/** Renames the references in a text, and the path of an asset, to their names in the large stack. */
function renaming(
  { resource = {}, data = {}, variable = {}, locals = {} }: StackDocument,
  suffix: string,
): Rename {
  const isDeclared = (type: string, name: string): boolean => {
    if (type === "var") return Object.hasOwn(variable, name);
    if (type === "local") return Object.hasOwn(locals, name);
    const [blocks, own] = type.startsWith("data.") ? [data, type.slice("data.".length)] : [resource, type];
    return Object.hasOwn(blocks, own) && Object.hasOwn(blocks[own], name);
  };
  return (text: string): string =>
    text
      .replace(/^assets\//, `assets${suffix}/`)
      .replace(ADDRESS, (address, type: string, name: string) =>
        isDeclared(type, name) ? address + suffix : address,
      );
}

type Rename = (text: string) => string;

function addBlocks(all: Blocks, blocks: Blocks = {}, suffix: string, rename: Rename): void {
  for (const [type, named] of Object.entries(blocks)) {
    all[type] ??= {};
    Object.assign(all[type], renamed(named, suffix, rename));
  }
}

function renamed(named: Named, suffix: string, rename: Rename): Named {
  return Object.fromEntries(
    Object.entries(named).map(([name, json]) => [name + suffix, inside(json, rename)]),
  );
}

function inside(json: unknown, rename: Rename): unknown {
  if (typeof json === "string") return rename(json);
  if (Array.isArray(json)) return json.map((element) => inside(element, rename));
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, inner]) => [rename(key), inside(inner, rename)]));
}

/** The merged settings of two stacks. If both have a setting, the later one wins; nested settings are merged. */
function together(one: unknown, other: unknown): Named {
  const isObject = (value: unknown): value is Named =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject(one) || !isObject(other)) return other as Named;
  const both = Object.entries(other).map(([key, value]) => [key, together(one[key], value)]);
  return { ...one, ...(Object.fromEntries(both) as Named) };
}
