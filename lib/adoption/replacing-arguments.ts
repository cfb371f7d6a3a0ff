/**
 * The arguments for whose sake the provider makes a resource anew, by type; all of them, for allow policies.
 *
 * As the provider marks them: https://github.com/hashicorp/terraform-provider-google/tree/v6.50.0/google/services, and those of
 * google_api_gateway_* in google-beta. What names a resource is left out: it is what resources are matched by.
 */
const REPLACING: { readonly [type: string]: readonly string[] | undefined } = {
  google_api_gateway_api: ["managed_service"],
  google_api_gateway_api_config: ["api_config_id_prefix", "gateway_config", "openapi_documents"],
  google_cloudfunctions2_function: ["build_config.source.repo_source.project_id"],
  google_iam_deny_policy: ["parent"],
  google_pubsub_subscription: ["topic", "filter", "enable_message_ordering"],
  google_storage_bucket: ["location"],
  google_storage_bucket_object: ["source"],
  time_sleep: ["triggers"],
};

// The list of a binding is the one thing that can change in an allow policy.
const POLICY = /_iam_(member|binding)$/;

/** Whether a change of an argument, such as `build_config.runtime`, makes the provider replace the resource. */
export function replaces(type: string, argument: string): boolean {
  if (POLICY.test(type)) return argument !== "members";
  const replacing = Object.hasOwn(REPLACING, type) ? REPLACING[type] : undefined;
  return ["project", ...(replacing ?? [])].some((one) => argument === one || argument.startsWith(`${one}.`));
}
