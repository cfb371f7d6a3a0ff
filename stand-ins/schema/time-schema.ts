import type { Attribute, AttributeType, Block } from "./schema";

const EMPTY: Block = { attributes: [], blocks: [] };

// https://github.com/hashicorp/terraform-provider-time/blob/main/internal/provider/resource_time_sleep.go
const TIME_SLEEP: Block = {
  attributes: [
    optional("create_duration", "string"),
    optional("destroy_duration", "string"),
    optional("triggers", ["map", "string"]),
    { name: "id", type: "string", required: false, optional: false, computed: true },
  ],
  blocks: [],
};

const SCHEMAS: { readonly [type: string]: Block } = { time: EMPTY, time_sleep: TIME_SLEEP };

/** The schema of the provider `hashicorp/time`, or of one of its types; its bindings are not installed. Throws for other types. */
export function timeSchema(type: string): Block {
  if (!Object.hasOwn(SCHEMAS, type)) throw new Error(`hashicorp/time is not known to have ${type}`);
  return SCHEMAS[type];
}

function optional(name: string, type: AttributeType): Attribute {
  return { name, type, required: false, optional: true, computed: false };
}
