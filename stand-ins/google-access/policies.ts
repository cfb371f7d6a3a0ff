import type { Deployment } from "./deployment";
import { block, blocks, type Element, type Values } from "./document";
import { bucket, type GoogleResource, iapWeb, named, project, serviceAccount } from "./google-resources";

/** One member of one role on one resource. */
export interface Binding {
  readonly on: GoogleResource;
  readonly role: string;
  readonly member: string;
  readonly condition?: string;

  /** The Terraform resource that writes it; undefined if it existed before, or if Google adds it. */
  readonly address?: string;
}

type Target = (deployment: Deployment, element: Element) => GoogleResource;

const placed =
  (collection: string, argument = "name"): Target =>
  (deployment, element) =>
    named(deployment.fullName(element, collection, element.values[argument]));

const ofProject =
  (collection: string, argument: string): Target =>
  (deployment, element) => {
    const text = deployment.text(element.values[argument]);
    return named(
      text.startsWith("projects/") ? text : `projects/${deployment.projectOf(element)}/${collection}/${text}`,
    );
  };

const whole =
  (argument: string): Target =>
  (deployment, { values }) =>
    named(deployment.text(values[argument]));

/** The resource whose policy an IAM resource writes, by its type without `_iam_member`, `_iam_binding` or `_iam_policy`. */
const TARGETS: { readonly [type: string]: Target } = {
  google_project: (deployment, element) => project(deployment.projectOf(element)),
  google_service_account: (deployment, { values }) =>
    serviceAccount(deployment.text(values.service_account_id).replace(/^.*\//, "")),
  google_storage_bucket: (deployment, { values }) => bucket(deployment.text(values.bucket)),
  google_cloud_run_v2_service: placed("services"),
  google_cloud_run_service: placed("services", "service"),
  google_cloud_run_v2_job: placed("jobs"),
  google_cloudfunctions2_function: placed("functions", "cloud_function"),
  google_cloudfunctions_function: placed("functions", "cloud_function"),
  google_cloud_tasks_queue: placed("queues"),
  google_artifact_registry_repository: placed("repositories", "repository"),
  google_secret_manager_secret: ofProject("secrets", "secret_id"),
  google_pubsub_topic: ofProject("topics", "topic"),
  google_pubsub_subscription: ofProject("subscriptions", "subscription"),
  google_bigquery_dataset: ofProject("datasets", "dataset_id"),
  google_spanner_database: (deployment, element) =>
    named(
      `projects/${deployment.projectOf(element)}/instances/${deployment.text(element.values.instance)}/databases/${deployment.text(element.values.database)}`,
    ),
  google_kms_crypto_key: whole("crypto_key_id"),
  google_kms_key_ring: whole("key_ring_id"),
  google_compute_subnetwork: (deployment, element) =>
    named(
      `projects/${deployment.projectOf(element)}/regions/${deployment.locationOf(element)}/subnetworks/${deployment.text(element.values.subnetwork)}`,
    ),
  google_iap_web: (deployment, element) => iapWeb(deployment.projectOf(element)),
  google_iap_web_type_app_engine: (deployment, { values }) =>
    iapWeb(deployment.text(values.app_id), "/appengine"),
  google_iap_web_cloud_run_service: (deployment, element) =>
    iapWeb(
      deployment.projectOf(element),
      `/services/${deployment.text(element.values.cloud_run_service_name)}`,
    ),
};

/** Every member of every allow policy that a document writes. */
export function bindingsOf(deployment: Deployment): Binding[] {
  return deployment.document.elements.flatMap((element) => {
    const on = policyOf(deployment, element);
    if (!on) return [];
    const granted = element.type.endsWith("_policy") ? policyData(deployment, element) : [element.values];
    return granted.flatMap((values) => bindings(deployment, values, { on, address: element.address }));
  });
}

/** The resource whose allow policy an element writes; undefined if it writes none. */
export function policyOf(deployment: Deployment, element: Element): GoogleResource | undefined {
  const type = element.type.replace(/_iam_(member|binding|policy)$/, "");
  if (element.isData || type === element.type || !Object.hasOwn(TARGETS, type)) return undefined;
  return TARGETS[type](deployment, element);
}

function bindings(deployment: Deployment, values: Values, where: Pick<Binding, "on" | "address">): Binding[] {
  const { role, member, members = [member] } = values;
  const condition = block(values, "condition")?.expression;
  return [members].flat().map((each) => ({
    ...where,
    role: deployment.text(role),
    member: deployment.text(each),
    condition: condition === undefined ? undefined : deployment.text(condition),
  }));
}

/** The bindings of a whole policy, from its data source. */
function policyData({ document, graph }: Deployment, { values }: Element): Values[] {
  return graph
    .referencesOf(values.policy_data)
    .map((address) => document.find(address))
    .flatMap((data) => blocks(data?.values, "binding"));
}
