/** A type constraint as Terraform spells it in JSON: `"string"`, `["list", "string"]`, `["object", {…}]`. */
export type AttributeType =
  | "string"
  | "number"
  | "bool"
  | ["list" | "set" | "map", AttributeType]
  | ["object", { [name: string]: AttributeType }];

export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  /** Whether the configuration must give a value, or may, and whether the provider does. */
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
}

export interface NestedBlock {
  readonly name: string;
  readonly nesting: "single" | "list" | "set";
  readonly required: boolean;
  /** Whether the block may stand more than once. */
  readonly repeated: boolean;
  readonly block: Block;
}

/** What a resource, a data source, a provider or a block inside them may hold. */
export interface Block {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly NestedBlock[];
}

/** A block as `GetProviderSchema` of tfplugin6.proto sends it. */
export function wireBlock(block: Block): object {
  return {
    attributes: block.attributes.map((attribute) => ({
      ...attribute,
      type: Buffer.from(JSON.stringify(attribute.type)),
    })),
    block_types: block.blocks.map(({ name, nesting, required, repeated, block: inner }) => ({
      type_name: name,
      block: wireBlock(inner),
      nesting: nesting.toUpperCase(),
      min_items: required && nesting !== "single" ? 1 : 0,
      max_items: repeated || nesting === "single" ? 0 : 1,
    })),
  };
}
