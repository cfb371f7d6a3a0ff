import { bindingSchema } from "../schema/binding-schema";
import { schemaAt } from "../schema/newer-schema";
import { type Block, wireBlock } from "../schema/schema";

type BlocksByType = Map<string, Block>;

/** The schemas that a provider serves: its own, and those of the requested types. */
export class ProviderSchemas {
  private readonly provider: Block;
  private readonly resources: BlocksByType = new Map();
  private readonly dataSources: BlocksByType = new Map();
  private wired?: object;

  public constructor(
    private readonly name: string,
    /** The version whose schemas are served. By default, it is that of the bindings. */
    public readonly version?: string,
    /** The folder of bindings that are read in the place of those that are installed. */
    private readonly bindings?: string,
  ) {
    this.provider = bindingSchema(name, "provider", name, bindings);
  }

  public add(resources: Iterable<string>, dataSources: Iterable<string>): void {
    this.wired = undefined;
    for (const type of resources) {
      const schema = bindingSchema(this.name, "resource", type, this.bindings);
      this.resources.set(type, schemaAt(this.version, type, schema));
    }
    for (const type of dataSources) {
      this.dataSources.set(type, bindingSchema(this.name, "data source", type, this.bindings));
    }
  }

  public resource(type: string): Block {
    return served(this.resources, type);
  }

  public dataSource(type: string): Block {
    return served(this.dataSources, type);
  }

  /** All schemas, in the format of `GetProviderSchema` in tfplugin6.proto. */
  public wire(): object {
    this.wired ??= {
      provider: wireSchema(this.provider),
      resource_schemas: wireSchemas(this.resources),
      data_source_schemas: wireSchemas(this.dataSources),
    };
    return this.wired;
  }
}

function served(blocks: BlocksByType, type: string): Block {
  const block = blocks.get(type);
  if (!block) {
    throw new Error(`${type} is not served`);
  }
  return block;
}

function wireSchema(block: Block): object {
  return { block: wireBlock(block) };
}

function wireSchemas(blocks: BlocksByType): object {
  return Object.fromEntries([...blocks].map(([type, block]) => [type, wireSchema(block)]));
}
