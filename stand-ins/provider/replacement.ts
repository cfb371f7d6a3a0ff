import { isDeepStrictEqual } from "node:util";
import type { Path } from "../schema/block-values";
import type { Block } from "../schema/schema";
import { isValues, type Value } from "../schema/value";

// ForceNew arguments, as hashicorp/terraform-provider-google v6.50.0 marks them in google/services/**/resource_<type>.go
// (those of google_api_gateway_* in google-beta). Every other change, except of the project, is an update in place.
export const REPLACED_BY: { readonly [type: string]: readonly string[] } = {
  google_api_gateway_api: ["api_id", "managed_service"],
  google_api_gateway_api_config: [
    "api",
    "api_config_id",
    "api_config_id_prefix",
    "gateway_config",
    "openapi_documents",
  ],
  google_api_gateway_gateway: ["gateway_id", "region"],
  google_app_engine_firewall_rule: ["priority"],
  google_app_engine_standard_app_version: ["version_id"],
  google_artifact_registry_repository: ["repository_id", "location", "format", "mode", "kms_key_name"],
  google_cloud_run_v2_job: ["name", "location"],
  google_cloud_run_v2_service: ["name", "location"],
  google_cloud_scheduler_job: ["name", "region"],
  google_cloud_tasks_queue: ["name", "location"],
  google_cloudfunctions2_function: ["name", "location", "build_config.source.repo_source.project_id"],
  google_eventarc_trigger: ["name", "location", "matching_criteria", "transport", "channel"],
  google_iam_deny_policy: ["name", "parent"],
  google_iap_settings: ["name"],
  google_org_policy_policy: ["name", "parent"],
  google_project_iam_custom_role: ["role_id"],
  google_project_service: ["service"],
  google_pubsub_subscription: ["name", "topic", "filter", "enable_message_ordering"],
  google_pubsub_topic: ["name"],
  google_secret_manager_secret: ["secret_id", "replication"],
  google_secret_manager_secret_version: ["secret", "secret_data"],
  google_service_account: ["account_id"],
  google_storage_bucket: ["name", "location"],
  google_storage_bucket_object: ["bucket", "name", "source"],
  // hashicorp/terraform-provider-time, internal/provider/resource_time_sleep.go
  time_sleep: ["triggers"],
  google_vpc_access_connector: [
    "name",
    "region",
    "network",
    "subnet",
    "ip_cidr_range",
    "min_throughput",
    "max_throughput",
  ],
};

/** The changed arguments that make the provider replace the resource. */
export function replacements(type: string, block: Block, prior: Value, planned: Value): Path[] {
  return replacedBy(type, block).flatMap((argument) => changes(prior, planned, argument.split("."), []));
}

function replacedBy(type: string, block: Block): readonly string[] {
  // An IAM member or binding is replaced if anything except its list of members changes.
  return /_iam_(member|binding)$/.test(type)
    ? [...block.attributes, ...block.blocks].map(({ name }) => name).filter((name) => name !== "members")
    : [...(REPLACED_BY[type] ?? []), "project"];
}

function changes(before: Value, after: Value, [name, ...deeper]: string[], path: Path): Path[] {
  const was = isValues(before) ? before[name] : null;
  const is = isValues(after) ? after[name] : null;
  if (deeper.length === 0) {
    return isDeepStrictEqual(was, is) ? [] : [[...path, name]];
  }
  const [blocksBefore, blocksAfter] = [was, is].map((value) => (Array.isArray(value) ? value : []));
  const longer = blocksBefore.length > blocksAfter.length ? blocksBefore : blocksAfter;
  return longer.flatMap((_, i) => changes(blocksBefore[i], blocksAfter[i], deeper, [...path, name, i]));
}
