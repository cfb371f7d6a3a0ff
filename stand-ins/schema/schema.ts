/** A type constraint, as Terraform writes it in JSON: `"string"`, `["list", "string"]`, `["object", {…}]`. */
export type AttributeType =
  | "string"
  | "number"
  | "bool"
  | ["list" | "set" | "map", AttributeType]
  | ["object", { [name: string]: AttributeType }];

export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  /** Whether the configuration must set the value, whether it may, and whether the provider sets it. */
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
}

export interface NestedBlock {
  readonly name: string;
  readonly nesting: "single" | "list" | "set";
  readonly required: boolean;
  /** Whether there can be several such blocks. */
  readonly repeated: boolean;
  readonly block: Block;
}

/** The attributes and nested blocks of a resource, a data source, a provider or a block. */
export interface Block {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly NestedBlock[];
}

/** A block in the format of `GetProviderSchema` in tfplugin6.proto. */
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
