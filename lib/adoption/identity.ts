import { filled } from "../document/computed";
import { form } from "../document/form";
import type { Resource } from "../document/resource";
import { isTold, spellingOf } from "../document/spelling";

/** How one type of resource is identified in Google Cloud. */
interface Kind {
  /** The name that no other has, made of arguments. It is what the provider imports by, too, where nothing else is said. */
  readonly name: string;

  /** What it is, where resources of another type can be the same thing. */
  readonly is?: string;

  /** What the provider imports by; false where it imports none. */
  readonly importId?: string | false;

  /** The prop of this library that names it. */
  readonly prop?: string;
}

const PROJECT = "projects/{project}";
const APP = "apps/{project}";

/**
 * The types that this library writes, and those that are the same in Google Cloud under another type.
 *
 * The ids are the longest forms that the page of each resource shows under "Import":
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
  google_cloud_run_service: {
    name: `${PROJECT}/locations/{location}/services/{name}`,
    is: "Cloud Run service",
    importId: "locations/{location}/namespaces/{project}/services/{name}",
  },
  google_cloud_run_v2_service: {
    name: `${PROJECT}/locations/{location}/services/{name}`,
    is: "Cloud Run service",
    prop: "name",
  },
  google_cloud_scheduler_job: { name: `${PROJECT}/locations/{region}/jobs/{name}`, prop: "name" },
  google_cloud_tasks_queue: { name: `${PROJECT}/locations/{location}/queues/{name}`, prop: "name" },
  google_cloudfunctions_function: { name: `${PROJECT}/locations/{region}/functions/{name}` },
  google_cloudfunctions2_function: { name: `${PROJECT}/locations/{location}/functions/{name}`, prop: "name" },
  google_iam_deny_policy: { name: "{parent}/{name}", prop: "name" },
  google_iap_settings: { name: "{name}/iapSettings" },
  google_project_iam_custom_role: { name: `${PROJECT}/roles/{role_id}`, prop: "roleId" },
  google_project_service: { name: "{project}/{service}" },
  google_pubsub_subscription: { name: `${PROJECT}/subscriptions/{name}`, prop: "name" },
  google_pubsub_topic: { name: `${PROJECT}/topics/{name}`, prop: "name" },
  google_service_account: { name: `${PROJECT}/serviceAccounts/{email}`, prop: "accountId" },
  google_storage_bucket: { name: "{name}", prop: "bucketName" },
  // The provider has no import for objects.
  google_storage_bucket_object: { name: "{bucket}/{name}", importId: false },
};

/** The types whose identity is known, without those of allow policies. */
export const IDENTIFIED = Object.keys(KINDS);

function kindOf(type: string): Kind | undefined {
  return Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
}

/**
 * What a resource is in Google Cloud, whatever its address: its kind and its name.
 *
 * Undefined where the type is not known here, or where only Terraform knows the name.
 */
export function identityOf(resource: Resource): string | undefined {
  const kind = kindOf(resource.type);
  const name = kind && spellingOf(filled(form(kind.name), resource));
  return name === undefined || !isTold(name) ? undefined : `${kind?.is ?? resource.type} ${name}`;
}

/** The id by which the provider imports a resource, made of its arguments; undefined where it imports none. */
export function importIdOf(resource: Resource): string | undefined {
  const kind = kindOf(resource.type);
  if (!kind || kind.importId === false) return undefined;
  const id = spellingOf(filled(form(kind.importId ?? kind.name), resource));
  return isTold(id) ? id : undefined;
}

/** Whether resources of another type can be the same thing in Google Cloud. */
export function isOfSeveralTypes(type: string): boolean {
  return kindOf(type)?.is !== undefined;
}

/** The prop by which this library names resources of a type. */
export function namePropOf(type: string): string | undefined {
  return kindOf(type)?.prop;
}

/** The arguments that make up the name of a resource, which a report may therefore show. */
export function namingArgumentsOf(type: string): readonly string[] {
  return [...(kindOf(type)?.name.matchAll(/\{(\w+)\}/g) ?? [])].map(([, argument]) => argument);
}
