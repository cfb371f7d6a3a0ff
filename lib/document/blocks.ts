import { declarationsIn } from "./declarations";
import { isObject, type JsonObject, objectsIn } from "./json";
import { type Reference, referencesIn } from "./references";

/** A part of a configuration that Terraform orders: a resource, a data source, a module or a local value. */
export interface Block {
  /** The path of its construct, or its address if it has none. */
  readonly path: string;
  readonly references: readonly Reference[];
}

/** All parts of a JSON configuration that Terraform orders, by address. */
export function blocksIn(configuration: JsonObject): ReadonlyMap<string, Block> {
  const blocks = new Map<string, Block>();
  const add = (address: string, block: JsonObject, path = address) => {
    const references = referencesIn(block);
    const before = blocks.get(address);
    blocks.set(address, { path, references: before ? [...before.references, ...references] : references });
  };
  for (const { address, json } of declarationsIn(configuration)) add(address, json, pathOf(json));
  for (const local of objectsIn(configuration.locals)) {
    for (const [name, value] of Object.entries(local)) add(`local.${name}`, { [name]: value });
  }
  for (const modules of objectsIn(configuration.module)) {
    for (const [name, module] of Object.entries(modules)) add(`module.${name}`, { [name]: module });
  }
  return blocks;
}

function pathOf({ "//": comments }: JsonObject): string | undefined {
  const metadata = isObject(comments) ? comments.metadata : undefined;
  return isObject(metadata) && typeof metadata.path === "string" ? metadata.path : undefined;
}
