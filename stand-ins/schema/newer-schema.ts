import type { AttributeType, Block, NestedBlock } from "./schema";

/** An attribute or block that a version of the provider adds to the schema of a type. */
interface Addition {
  readonly type: string;

  /** The names of the blocks around it, from the top. */
  readonly within: readonly string[];

  readonly since: string;
  readonly attribute?: { readonly name: string; readonly type: AttributeType };
  readonly block?: NestedBlock;
}

function optional(name: string, type: AttributeType) {
  return { name, type, required: false, optional: true, computed: false };
}

// What this library writes if such a version is pinned. Read at the 7.x tags of hashicorp/terraform-provider-google.
const ADDITIONS: Addition[] = [
  {
    type: "google_cloudfunctions2_function",
    within: ["service_config"],
    since: "7.21.0",
    block: {
      name: "direct_vpc_network_interface",
      nesting: "list",
      required: false,
      repeated: true,
      block: {
        attributes: [
          optional("network", "string"),
          optional("subnetwork", "string"),
          optional("tags", ["list", "string"]),
        ],
        blocks: [],
      },
    },
  },
  {
    type: "google_cloudfunctions2_function",
    within: ["service_config"],
    since: "7.21.0",
    attribute: { name: "direct_vpc_egress", type: "string" },
  },
  {
    type: "google_cloud_run_v2_service",
    within: ["scaling"],
    since: "7.0.0",
    attribute: { name: "max_instance_count", type: "number" },
  },
  {
    type: "google_cloud_run_v2_service",
    within: ["template"],
    since: "7.7.0",
    attribute: { name: "health_check_disabled", type: "bool" },
  },
  {
    type: "google_cloud_run_v2_service",
    within: [],
    since: "7.6.0",
    attribute: { name: "default_uri_disabled", type: "bool" },
  },
  {
    type: "google_cloud_run_v2_service",
    within: [],
    since: "7.21.0",
    attribute: { name: "iap_enabled", type: "bool" },
  },
  {
    type: "google_eventarc_trigger",
    within: [],
    since: "7.14.0",
    block: {
      name: "retry_policy",
      nesting: "list",
      required: false,
      repeated: false,
      block: { attributes: [optional("max_attempts", "number")], blocks: [] },
    },
  },
];

/** The schema of a type in a version of the provider, made from the schema of the bindings. */
export function schemaAt(version: string | undefined, type: string, bindings: Block): Block {
  if (version === undefined) return bindings;
  return ADDITIONS.filter((addition) => addition.type === type && !isBefore(version, addition.since)).reduce(
    (block, addition) => added(block, addition, addition.within),
    bindings,
  );
}

function added(block: Block, addition: Addition, within: readonly string[]): Block {
  if (within.length > 0) {
    const [next, ...rest] = within;
    const blocks = block.blocks.map((inner) =>
      inner.name === next ? { ...inner, block: added(inner.block, addition, rest) } : inner,
    );
    return { ...block, blocks };
  }
  const { attribute, block: inner } = addition;
  return {
    attributes: attribute
      ? [...block.attributes, optional(attribute.name, attribute.type)]
      : block.attributes,
    blocks: inner ? [...block.blocks, inner] : block.blocks,
  };
}

function isBefore(version: string, other: string): boolean {
  return version.localeCompare(other, "en", { numeric: true }) < 0;
}
