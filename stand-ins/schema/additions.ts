import type { Attribute, AttributeType, Block, NestedBlock } from "./schema";

/** An attribute or block that a version of the provider adds to the schema of a type. */
export interface Addition {
  readonly type: string;

  /** The names of the blocks around it, from the top. */
  readonly within: readonly string[];

  readonly since: string;
  readonly attribute?: Attribute;
  readonly block?: NestedBlock;
}

function optional(name: string, type: AttributeType) {
  return { name, type, required: false, optional: true, computed: false };
}

/** An argument whose value the provider keeps where it is left out. */
function kept(name: string, type: AttributeType) {
  return { ...optional(name, type), computed: true };
}

function needed(name: string) {
  return { ...optional(name, "string"), required: true, optional: false };
}

function repeated(name: string, nesting: "list" | "set", block: Block): NestedBlock {
  return { name, nesting, required: false, repeated: true, block };
}

function single(name: string, block: Block): NestedBlock {
  return { name, nesting: "list", required: false, repeated: false, block };
}

/** What this library writes if such a version is pinned. Read at the 7.x tags of hashicorp/terraform-provider-google; 8.6.0 from its bindings. */
export const ADDITIONS: Addition[] = [
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
    attribute: kept("direct_vpc_egress", "string"),
  },
  {
    type: "google_cloud_run_v2_service",
    within: ["scaling"],
    since: "7.0.0",
    attribute: kept("max_instance_count", "number"),
  },
  {
    type: "google_cloud_run_v2_service",
    within: [],
    since: "7.1.0",
    block: single("multi_region_settings", {
      attributes: [
        optional("regions", ["list", "string"]),
        { name: "multi_region_id", type: "string", required: false, optional: false, computed: true },
      ],
      blocks: [],
    }),
  },
  {
    type: "google_cloud_run_v2_service",
    within: ["template"],
    since: "7.7.0",
    attribute: optional("health_check_disabled", "bool"),
  },
  {
    type: "google_cloud_run_v2_service",
    within: [],
    since: "7.6.0",
    attribute: optional("default_uri_disabled", "bool"),
  },
  {
    type: "google_cloud_run_v2_service",
    within: [],
    since: "7.21.0",
    attribute: optional("iap_enabled", "bool"),
  },
  {
    type: "google_cloud_run_v2_service",
    within: ["template", "containers", "volume_mounts"],
    since: "7.3.0",
    attribute: optional("sub_path", "string"),
  },
  {
    type: "google_cloud_run_v2_job",
    within: ["template", "template", "containers", "volume_mounts"],
    since: "7.3.0",
    attribute: optional("sub_path", "string"),
  },
  {
    type: "google_cloud_run_v2_service",
    within: ["template", "volumes", "gcs"],
    since: "7.4.0",
    attribute: optional("mount_options", ["list", "string"]),
  },
  {
    type: "google_cloud_run_v2_job",
    within: ["template", "template", "volumes", "gcs"],
    since: "7.4.0",
    attribute: optional("mount_options", ["list", "string"]),
  },
  {
    type: "google_cloud_run_v2_service",
    within: ["template", "containers"],
    since: "7.19.0",
    block: single("readiness_probe", {
      attributes: ["failure_threshold", "period_seconds", "success_threshold", "timeout_seconds"].map(
        (name) => kept(name, "number"),
      ),
      blocks: [
        single("http_get", { attributes: [kept("path", "string"), kept("port", "number")], blocks: [] }),
        single("grpc", { attributes: [kept("port", "number"), optional("service", "string")], blocks: [] }),
      ],
    }),
  },
  {
    type: "google_cloud_run_v2_service",
    within: [],
    since: "7.41.0",
    attribute: optional("tags", ["map", "string"]),
  },
  {
    type: "google_cloud_run_v2_service",
    within: ["template", "containers"],
    since: "7.43.0",
    attribute: optional("sandbox_launcher", "bool"),
  },
  ...["start_execution_token", "run_execution_token"].map((name) => ({
    type: "google_cloud_run_v2_job",
    within: [],
    since: "7.43.0",
    attribute: optional(name, "string"),
  })),
  {
    type: "google_cloud_run_v2_job",
    within: [],
    since: "7.41.0",
    attribute: optional("tags", ["map", "string"]),
  },
  {
    type: "google_cloud_run_v2_job",
    within: ["template"],
    since: "8.6.0",
    attribute: optional("delay_execution", "bool"),
  },
  {
    type: "google_cloud_run_v2_job",
    within: ["template", "template", "containers"],
    since: "8.6.0",
    attribute: optional("sandbox_launcher", "bool"),
  },
  {
    type: "google_cloud_run_v2_service",
    within: ["template"],
    since: "7.45.0",
    block: single("sandboxes", {
      attributes: [],
      blocks: [
        repeated("templates", "list", {
          attributes: [
            optional("args", ["list", "string"]),
            optional("command", ["list", "string"]),
            needed("image"),
            needed("name"),
            optional("working_dir", "string"),
          ],
          blocks: [
            repeated("env", "set", { attributes: [needed("name"), optional("value", "string")], blocks: [] }),
            repeated("volume_mounts", "list", {
              attributes: [needed("mount_path"), needed("name"), optional("sub_path", "string")],
              blocks: [],
            }),
          ],
        }),
      ],
    }),
  },
  ...["concurrency_utilization", "cpu_utilization"].map((name) => ({
    type: "google_cloud_run_v2_service",
    within: ["template", "scaling"],
    since: "8.6.0",
    attribute: optional(name, "number"),
  })),
  {
    type: "google_eventarc_trigger",
    within: [],
    since: "7.14.0",
    block: single("retry_policy", { attributes: [optional("max_attempts", "number")], blocks: [] }),
  },
];
