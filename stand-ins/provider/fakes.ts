import type { Path } from "../schema/block-values";
import type { AttributeType } from "../schema/schema";
import type { Value, Values } from "../schema/value";
import { filledIn } from "./filled-in";

const EMAIL = "{account_id}@{project}.iam.gserviceaccount.com";
const AGENT = "stand-in@{project}.iam.gserviceaccount.com";

// The answers of Google that other resources use, and that the stand-in checks there. Names in braces are arguments of the
// same resource or settings of the provider. Full names are the import ids of the provider.
export const TEXTS: { readonly [attribute: string]: string | undefined } = {
  "google_api_gateway_api.id": "projects/{project}/locations/global/apis/{api_id}",
  "google_api_gateway_api.managed_service": "{api_id}-stand-in.apigateway.{project}.cloud.goog",
  "google_api_gateway_api_config.id":
    "projects/{project}/locations/global/apis/{api}/configs/{api_config_id}",
  "google_api_gateway_gateway.id": "projects/{project}/locations/{region}/gateways/{gateway_id}",
  "google_app_engine_application.id": "{project}",
  "google_app_engine_firewall_rule.id": "apps/{project}/firewall/ingressRules/{priority}",
  "google_app_engine_service_network_settings.id": "apps/{project}/services/{service}",
  "google_artifact_registry_repository.id":
    "projects/{project}/locations/{location}/repositories/{repository_id}",
  "google_cloud_scheduler_job.id": "projects/{project}/locations/{region}/jobs/{name}",
  "google_cloud_run_v2_service.id": "projects/{project}/locations/{location}/services/{name}",
  "google_cloud_run_v2_service.ingress": "INGRESS_TRAFFIC_ALL",
  "google_cloud_run_v2_service.uri": "https://{name}-stand-in.a.run.app",
  "google_cloud_tasks_queue.id": "projects/{project}/locations/{location}/queues/{name}",
  "google_cloudfunctions2_function.id": "projects/{project}/locations/{location}/functions/{name}",
  "google_cloudfunctions2_function.service_config.service":
    "projects/{project}/locations/{location}/services/{name}",
  "google_cloudfunctions2_function.service_config.uri": "https://{name}-stand-in.a.run.app",
  "google_cloudfunctions2_function.url": "https://{location}-{project}.cloudfunctions.net/{name}",
  "google_project_iam_custom_role.id": "projects/{project}/roles/{role_id}",
  "google_project_service.id": "{project}/{service}",
  "google_project_iam_custom_role.name": "projects/{project}/roles/{role_id}",
  "google_pubsub_subscription.id": "projects/{project}/subscriptions/{name}",
  "google_pubsub_topic.id": "projects/{project}/topics/{name}",
  "google_secret_manager_secret.id": "projects/{project}/secrets/{secret_id}",
  "google_secret_manager_secret.name": "projects/{project}/secrets/{secret_id}",
  "google_service_account.email": EMAIL,
  "google_service_account.id": `projects/{project}/serviceAccounts/${EMAIL}`,
  "google_service_account.member": `serviceAccount:${EMAIL}`,
  "google_service_account.name": `projects/{project}/serviceAccounts/${EMAIL}`,
  "google_storage_bucket.id": "{name}",
  "google_storage_bucket.url": "gs://{name}",
  "google_storage_bucket_object.id": "{bucket}-{name}",
  "google_vpc_access_connector.id": "projects/{project}/locations/{region}/connectors/{name}",

  // For any type, such as data sources that find the service accounts of Google services.
  email: AGENT,
  email_address: AGENT,
  member: `serviceAccount:${AGENT}`,
  number: "123456789012",
  project: "{project}",
  project_id: "{project}",
};

/** Invents Google's answers for the attributes of a resource, from its arguments and the provider's. */
export class Fakes {
  public constructor(
    private readonly resourceType: string,
    private readonly resource: Values,
    private readonly provider: Values,
  ) {}

  public value(type: AttributeType, path: Path): Value {
    const filled = filledIn(this.resourceType, path, this.resource);
    if (filled !== undefined) return filled;
    if (type === "string") return this.text(path);
    if (type === "number") return 1;
    if (type === "bool") return false;
    const [kind, element] = type;
    if (kind === "object") {
      const object: Values = {};
      for (const name of Object.keys(element)) object[name] = this.value(element[name], [...path, name]);
      return object;
    }
    if (kind === "map") return {};
    return element[0] === "object" ? [this.value(element, [...path, 0])] : [];
  }

  private text(path: Path): string {
    const attribute = path.filter((step) => typeof step === "string").join(".");
    if (this.resourceType === "google_iam_policy" && attribute === "policy_data") return this.policyData();
    const text =
      TEXTS[`${this.resourceType}.${attribute}`] ??
      TEXTS[attribute] ??
      `${this.resourceType}/{name}/${attribute}`;
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const argument = [this.resource[name], this.provider[name]].find(
        (value) => typeof value === "string" || typeof value === "number",
      );
      return argument === undefined ? "unnamed" : String(argument);
    });
  }

  /** The policy that the blocks of a data source make, as allow policies are written. */
  private policyData(): string {
    const { binding } = this.resource;
    return JSON.stringify({ bindings: Array.isArray(binding) ? binding : [] });
  }
}
