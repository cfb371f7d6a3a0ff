import { filled } from "../document/computed";
import { form } from "../document/form";
import type { Resource } from "../document/resource";
import { isTold, spellingOf } from "../document/spelling";

/** How one type of resource is identified in Google Cloud. */
interface Kind {
  /** The unique name, as a template with arguments in braces. It is also the import id if `importId` is absent. */
  readonly name: string;

  /** The kind of thing, if another resource type can describe the same thing. */
  readonly is?: string;

  /** The import id, as a template; false if the provider cannot import this type. */
  readonly importId?: string | false;

  /** The prop of this library that sets the name. */
  readonly prop?: string;
}

const PROJECT = "projects/{project}";
const APP = "apps/{project}";

/**
 * The types that this library writes, and other types that describe the same things in Google Cloud.
 *
 * Each import id is the longest form on the page of the resource, under "Import":
 * https://registry.terraform.io/providers/hashicorp/google/latest/docs
 */
const KINDS: { readonly [type: string]: Kind | undefined } = {
  google_api_gateway_api: { name: `${PROJECT}/locations/global/apis/{api_id}`, prop: "name" },
  google_api_gateway_api_config: {
    name: `${PROJECT}/locations/global/apis/{api}/configs/{api_config_id}`,
  },
  google_api_gateway_gateway: { name: `${PROJECT}/locations/{region}/gateways/{gateway_id}`, prop: "name" },
  google_app_engine_application: { name: "{project}" },
  google_app_engine_firewall_rule: { name: `${APP}/firewall/ingressRules/{priority}` },
  google_app_engine_service_network_settings: { name: `${APP}/services/{service}` },
  google_artifact_registry_repository: {
    name: `${PROJECT}/locations/{location}/repositories/{repository_id}`,
    prop: "repositoryId",
  },
  google_cloud_run_service: {
    name: `${PROJECT}/locations/{location}/services/{name}`,
    is: "Cloud Run service",
    importId: "locations/{location}/namespaces/{project}/services/{name}",
  },
  google_cloud_run_v2_job: { name: `${PROJECT}/locations/{location}/jobs/{name}`, prop: "name" },
  google_cloud_run_v2_service: {
    name: `${PROJECT}/locations/{location}/services/{name}`,
    is: "Cloud Run service",
    prop: "name",
  },
  google_cloud_scheduler_job: { name: `${PROJECT}/locations/{region}/jobs/{name}`, prop: "name" },
  google_cloud_tasks_queue: { name: `${PROJECT}/locations/{location}/queues/{name}`, prop: "name" },
  google_cloudfunctions_function: { name: `${PROJECT}/locations/{region}/functions/{name}` },
  google_cloudfunctions2_function: { name: `${PROJECT}/locations/{location}/functions/{name}`, prop: "name" },
  google_eventarc_trigger: { name: `${PROJECT}/locations/{location}/triggers/{name}`, prop: "name" },
  google_iam_deny_policy: { name: "{parent}/{name}", prop: "name" },
  google_iap_settings: { name: "{name}/iapSettings" },
  google_project_iam_custom_role: { name: `${PROJECT}/roles/{role_id}`, prop: "roleId" },
  google_project_service: { name: "{project}/{service}" },
  google_pubsub_subscription: { name: `${PROJECT}/subscriptions/{name}`, prop: "name" },
  google_pubsub_topic: { name: `${PROJECT}/topics/{name}`, prop: "name" },
  google_service_account: { name: `${PROJECT}/serviceAccounts/{email}`, prop: "accountId" },
  google_storage_bucket: { name: "{name}", prop: "bucketName" },
  // The provider cannot import objects.
  google_storage_bucket_object: { name: "{bucket}/{name}", importId: false },
};

/** The types with a known name. IAM resources are not among them. */
export const IDENTIFIED = Object.keys(KINDS);

function kindOf(type: string): Kind | undefined {
  return Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
}

/**
 * The kind and name of a resource in Google Cloud. They do not depend on its Terraform address.
 *
 * Undefined if the type is not listed above, or if only Terraform knows the name.
 */
export function identityOf(resource: Resource): string | undefined {
  const kind = kindOf(resource.type);
  const name = kind && spellingOf(filled(form(kind.name), resource));
  return name === undefined || !isTold(name) ? undefined : `${kind?.is ?? resource.type} ${name}`;
}

/** The import id of a resource. Undefined if the provider cannot import it, or if only Terraform knows the id. */
export function importIdOf(resource: Resource): string | undefined {
  const kind = kindOf(resource.type);
  if (!kind || kind.importId === false) return undefined;
  const id = spellingOf(filled(form(kind.importId ?? kind.name), resource));
  return isTold(id) ? id : undefined;
}

/** Whether another resource type can describe the same thing in Google Cloud. */
export function isOfSeveralTypes(type: string): boolean {
  return kindOf(type)?.is !== undefined;
}

/** The prop of this library that sets the name of resources of a type. */
export function namePropOf(type: string): string | undefined {
  return kindOf(type)?.prop;
}

/** The arguments that make up the name of a resource. A report may show the name. */
export function namingArgumentsOf(type: string): readonly string[] {
  return [...(kindOf(type)?.name.matchAll(/\{(\w+)\}/g) ?? [])].map(([, argument]) => argument);
}
