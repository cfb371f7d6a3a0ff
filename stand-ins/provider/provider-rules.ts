import { isBefore } from "../schema/newer-schema";
import { atLeastOne, atMostOne, base64, each, exactlyOne } from "../schema/rule";
import { existingFile, matches, oneOf, requires, type Rule, within } from "../schema/rule";
import { principals } from "./iam-principal";

interface RulesByName {
  readonly [name: string]: readonly Rule[];
}

/** The rules of a version of the provider for a resource type, beyond its schema. By default, it is that of the bindings. */
export function providerRules(type: string, version?: string): readonly Rule[] {
  const [, family] = /_iam_(member|binding)$/.exec(type) ?? [];
  const rules = [...(IAM_RULES[family] ?? []), ...(PROVIDER_RULES[type] ?? [])];
  return type === "google_cloud_run_v2_service" ? [...rules, mediumOf(version)] : rules;
}

// services/cloudrunv2/resource_cloud_run_v2_service.go, at v7.23.0 and v7.24.0
function mediumOf(version: string | undefined): Rule {
  const hasDisk = version !== undefined && !isBefore(version, "7.24.0");
  return oneOf("template.volumes.empty_dir.medium", hasDisk ? "MEMORY | DISK" : "MEMORY");
}

// tpgiamresource/resource_iam_member.go, resource_iam_binding.go
const IAM_RULES: RulesByName = { member: [principals("member")], binding: [principals("members")] };

const VPC_EGRESS = "ALL_TRAFFIC | PRIVATE_RANGES_ONLY";
const APP_ENGINE_INGRESS =
  "INGRESS_TRAFFIC_ALLOWED_UNSPECIFIED | INGRESS_TRAFFIC_ALLOWED_ALL" +
  " | INGRESS_TRAFFIC_ALLOWED_INTERNAL_ONLY | INGRESS_TRAFFIC_ALLOWED_INTERNAL_AND_LB";
const RUN_ROLES_REFUSED = each("role", (role) =>
  role.startsWith("roles/run.") ? `Role ${role} is not supported for this resource` : undefined,
);
const SERVICE_ACCOUNT_LINK = matches(
  "service_account_id",
  /^projects\/[^/]+\/serviceAccounts\/[^/@]+@[^/@]+\.gserviceaccount\.com$/,
);
const ORG_POLICY_RULES = within(
  "rules",
  exactlyOne("allow_all", "deny_all", "enforce", "values"),
  ...["allow_all", "deny_all", "enforce"].map((name) => oneOf(name, "TRUE | FALSE")),
);

// The comments name files of hashicorp/terraform-provider-google v6.50.0, below google/.
export const PROVIDER_RULES: RulesByName = {
  // services/cloudfunctions2/resource_cloudfunctions2_function.go
  google_cloudfunctions2_function: [
    oneOf("service_config.ingress_settings", "ALLOW_ALL | ALLOW_INTERNAL_ONLY | ALLOW_INTERNAL_AND_GCLB"),
    oneOf(
      "service_config.vpc_connector_egress_settings",
      `VPC_CONNECTOR_EGRESS_SETTINGS_UNSPECIFIED | ${VPC_EGRESS}`,
    ),
    oneOf(
      "event_trigger.retry_policy",
      "RETRY_POLICY_UNSPECIFIED | RETRY_POLICY_DO_NOT_RETRY | RETRY_POLICY_RETRY",
    ),
  ],
  // Google refuses these, not the provider: github.com/hashicorp/terraform-provider-google/issues/20320
  google_cloudfunctions2_function_iam_member: [RUN_ROLES_REFUSED],
  google_cloudfunctions2_function_iam_binding: [RUN_ROLES_REFUSED],

  // services/cloudrunv2/resource_cloud_run_v2_service.go
  google_cloud_run_v2_service: [
    oneOf(
      "ingress",
      "INGRESS_TRAFFIC_ALL | INGRESS_TRAFFIC_INTERNAL_ONLY | INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER",
    ),
    oneOf("launch_stage", "UNIMPLEMENTED | PRELAUNCH | EARLY_ACCESS | ALPHA | BETA | GA | DEPRECATED"),
    oneOf("scaling.scaling_mode", "AUTOMATIC | MANUAL"),
    oneOf("traffic.type", "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST | TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION"),
    matches("template.timeout", /^[0-9]+(?:\.[0-9]{1,9})?s$/),
    oneOf("template.execution_environment", "EXECUTION_ENVIRONMENT_GEN1 | EXECUTION_ENVIRONMENT_GEN2"),
    oneOf("template.vpc_access.egress", VPC_EGRESS),
  ],

  // services/resourcemanager/resource_google_service_account.go, …_project_iam_custom_role.go, …_project_service.go;
  // verify/validation.go (ServiceAccountLinkRegex)
  google_service_account: [matches("account_id", /^[a-z](?:[-a-z0-9]{4,28}[a-z0-9])$/)],
  google_service_account_iam_member: [SERVICE_ACCOUNT_LINK],
  google_service_account_iam_binding: [SERVICE_ACCOUNT_LINK],
  google_project_iam_custom_role: [
    matches("role_id", /^[a-zA-Z0-9_.]{3,64}$/),
    oneOf("stage", "ALPHA | BETA | GA | DEPRECATED | DISABLED | EAP"),
  ],
  google_project_service: [matches("service", /\./)],

  // services/storage/resource_storage_bucket.go, resource_storage_bucket_object.go
  google_storage_bucket: [oneOf("public_access_prevention", "enforced | inherited")],
  google_storage_bucket_object: [
    exactlyOne("content", "source"),
    existingFile("source"),
    oneOf("deletion_policy", "ABANDON"),
    atMostOne("content_type", "force_empty_content_type"),
    atMostOne("kms_key_name", "customer_encryption"),
    atMostOne("retention", "event_based_hold"),
  ],

  // services/secretmanager/resource_secret_manager_secret.go, resource_secret_manager_secret_version.go
  google_secret_manager_secret: [
    within("replication", exactlyOne("auto", "user_managed")),
    requires("rotation", "topics"),
  ],
  google_secret_manager_secret_version: [oneOf("deletion_policy", "DELETE | DISABLE | ABANDON")],

  // services/artifactregistry/resource_artifact_registry_repository.go
  google_artifact_registry_repository: [
    oneOf("mode", "STANDARD_REPOSITORY | VIRTUAL_REPOSITORY | REMOTE_REPOSITORY"),
  ],

  // services/pubsub/resource_pubsub_subscription.go
  google_pubsub_subscription: [atMostOne("push_config", "bigquery_config", "cloud_storage_config")],

  // services/cloudscheduler/resource_cloud_scheduler_job.go
  google_cloud_scheduler_job: [
    exactlyOne("pubsub_target", "http_target", "app_engine_http_target"),
    within("http_target", atMostOne("oauth_token", "oidc_token")),
    within("pubsub_target", atLeastOne("data", "attributes")),
    ...["http_target.body", "app_engine_http_target.body", "pubsub_target.data"].map(base64),
  ],

  // services/cloudtasks/resource_cloud_tasks_queue.go
  google_cloud_tasks_queue: [
    within("http_target", atMostOne("oauth_token", "oidc_token")),
    oneOf("http_target.uri_override.scheme", "HTTP | HTTPS"),
    oneOf("http_target.uri_override.uri_override_enforce_mode", "ALWAYS | IF_NOT_EXISTS"),
  ],

  // services/vpcaccess/resource_vpc_access_connector.go
  google_vpc_access_connector: [
    matches("name", /^.{1,25}$/),
    exactlyOne("network", "subnet"),
    requires("ip_cidr_range", "network"),
    atMostOne("min_instances", "min_throughput"),
    atMostOne("max_instances", "max_throughput"),
  ],

  // services/appengine/resource_app_engine_{application,standard_app_version,service_network_settings,firewall_rule}.go
  google_app_engine_application: [
    oneOf("database_type", "CLOUD_FIRESTORE | CLOUD_DATASTORE_COMPATIBILITY | CLOUD_DATASTORE"),
    oneOf("serving_status", "UNSPECIFIED | SERVING | USER_DISABLED | SYSTEM_DISABLED"),
  ],
  google_app_engine_standard_app_version: [
    atMostOne("automatic_scaling", "basic_scaling", "manual_scaling"),
    within("deployment", atLeastOne("zip", "files")),
    oneOf("handlers.login", "LOGIN_OPTIONAL | LOGIN_ADMIN | LOGIN_REQUIRED"),
    oneOf("handlers.security_level", "SECURE_DEFAULT | SECURE_NEVER | SECURE_OPTIONAL | SECURE_ALWAYS"),
    oneOf("handlers.auth_fail_action", "AUTH_FAIL_ACTION_REDIRECT | AUTH_FAIL_ACTION_UNAUTHORIZED"),
  ],
  google_app_engine_service_network_settings: [
    oneOf("network_settings.ingress_traffic_allowed", APP_ENGINE_INGRESS),
  ],
  google_app_engine_firewall_rule: [oneOf("action", "UNSPECIFIED_ACTION | ALLOW | DENY")],

  // services/iam2/resource_iam_deny_policy.go; for `parent` website/docs/r/iam_deny_policy.html.markdown
  google_iam_deny_policy: [
    matches("parent", /^cloudresourcemanager\.googleapis\.com%2F(?:projects|folders|organizations)%2F[^/]+$/),
  ],

  // services/orgpolicy/resource_org_policy_policy.go; for names website/docs/r/org_policy_policy.html.markdown
  google_org_policy_policy: [
    matches("name", /^(?:projects|folders|organizations)\/[^/]+\/policies\/[^/]+$/),
    matches("parent", /^(?:projects|folders|organizations)\/[^/]+$/),
    within("spec", ORG_POLICY_RULES),
    within("dry_run_spec", ORG_POLICY_RULES),
  ],

  // google-beta: services/apigateway/resource_api_gateway_api_config.go
  google_api_gateway_api_config: [
    atMostOne("api_config_id", "api_config_id_prefix"),
    exactlyOne("openapi_documents", "grpc_services"),
    requires("grpc_services", "managed_service_configs"),
    requires("managed_service_configs", "grpc_services"),
    base64("openapi_documents.document.contents"),
  ],
};
