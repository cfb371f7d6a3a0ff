import type { Declaration } from "./declarations";
import { type JsonObject, objectsIn } from "./json";
import { NeedsReader, type Reference, referencesIn } from "./references";
import { pathIn } from "./synthesized-resource";

/** A part of a configuration that Terraform orders: a resource, a data source, a module or a local value. */
export interface Block {
  /** The path of its construct, or its address if it has none. */
  readonly path: string;

  /** The addresses that its references name. One can occur several times. */
  readonly needs: readonly string[];

  readonly references: readonly Reference[];
}

/** All parts of a JSON configuration that Terraform orders, by address. */
export function blocksIn(
  configuration: JsonObject,
  declarations: readonly Declaration[],
): ReadonlyMap<string, Block> {
  const blocks = new Map<string, Block>();
  const reader = new NeedsReader();
  const add = (address: string, json: JsonObject) => {
    blocks.set(address, new WrittenBlock(address, json, reader.needsOf(json), blocks.get(address)));
  };
  for (const { address, json } of declarations) add(address, json);
  for (const local of objectsIn(configuration.locals)) {
    for (const [name, value] of Object.entries(local)) add(`local.${name}`, { [name]: value });
  }
  for (const modules of objectsIn(configuration.module)) {
    for (const [name, module] of Object.entries(modules)) add(`module.${name}`, { [name]: module });
  }
  return blocks;
}

/** A block in JSON. Only what stands in a circle is asked for more than its needs. */
class WrittenBlock implements Block {
  public readonly needs: readonly string[];

  constructor(
    private readonly address: string,
    private readonly json: JsonObject,
    needs: readonly string[],
    private readonly before: Block | undefined,
  ) {
    this.needs = before ? [...before.needs, ...needs] : needs;
  }

  public get path(): string {
    return pathIn(this.json) ?? this.address;
  }

  public get references(): readonly Reference[] {
    return [...(this.before?.references ?? []), ...referencesIn(this.json)];
  }
}
