/**
 * The arguments whose change replaces a resource, by type.
 *
 * They are `ForceNew` in the provider: https://github.com/hashicorp/terraform-provider-google/tree/v6.50.0/google/services
 * (google_api_gateway_*: in google-beta). Arguments that are part of the name are left out: two names are two resources.
 */
const REPLACING: { readonly [type: string]: readonly string[] | undefined } = {
  google_api_gateway_api: ["managed_service"],
  google_api_gateway_api_config: ["api_config_id_prefix", "gateway_config", "openapi_documents"],
  google_artifact_registry_repository: ["format", "mode", "kms_key_name"],
  google_cloudfunctions2_function: ["build_config.source.repo_source.project_id"],
  google_eventarc_trigger: ["matching_criteria", "transport", "channel"],
  google_iam_deny_policy: ["parent"],
  google_pubsub_subscription: ["topic", "filter", "enable_message_ordering"],
  google_storage_bucket: ["location"],
  google_storage_bucket_object: ["source"],
  time_sleep: ["triggers"],
};

// Any change replaces an IAM resource, except a change of the members of a binding.
const POLICY = /_iam_(member|binding)$/;

/** Whether a change of an argument, such as `build_config.runtime`, makes the provider replace the resource. */
export function replaces(type: string, argument: string): boolean {
  if (POLICY.test(type)) return argument !== "members";
  const replacing = Object.hasOwn(REPLACING, type) ? REPLACING[type] : undefined;
  return ["project", ...(replacing ?? [])].some((one) => argument === one || argument.startsWith(`${one}.`));
}
