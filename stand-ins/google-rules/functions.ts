import { matches, type Rule } from "../schema/rule";
import { bytes, labels, range } from "./rule-kinds";

/** The rules of Google for a function, its source and its runtime account. */
export const functionRules: { readonly [type: string]: readonly Rule[] } = {
  // https://cloud.google.com/functions/docs/reference/rest/v2/projects.locations.functions; for a duration of
  // Terraform's own https://pkg.go.dev/time#ParseDuration
  google_cloudfunctions2_function: [
    matches("name", /^[A-Za-z](?=.{0,48}$)([-_A-Za-z0-9]*[A-Za-z0-9])?$/),
    matches("service_config.available_memory", /^\d+(\.\d+)?(k|M|G|Ki|Mi|Gi)$/),
    matches("service_config.available_cpu", /^\d+(\.\d+)?$/),
    ...["timeout_seconds", "max_instance_count", "max_instance_request_concurrency"].map((name) =>
      range(`service_config.${name}`, 1),
    ),
    range("service_config.min_instance_count", 0),
    ...["create", "update", "delete"].map((name) => matches(`timeouts.${name}`, /^(\d+(\.\d+)?(h|m|s))+$/)),
    labels,
  ],

  // https://cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts
  google_service_account: [bytes("description", 256), bytes("display_name", 100)],

  // https://cloud.google.com/storage/docs/buckets#naming and https://cloud.google.com/storage/docs/objects#naming
  google_storage_bucket: [
    matches(
      "name",
      /^(?!goog|.*g[o0]{2}gle|(\d+\.){3}\d+$)(?=.{3,222}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*(?<=[a-z0-9])$/,
    ),
  ],
  google_storage_bucket_object: [bytes("name", 1024), matches("name", /^[^\r\n]+$/)],
};
