/** A type of resource with an allow policy. */
export interface PolicyHolder {
  /** Its name in a sentence, like `a Cloud Run service`. */
  readonly what: string;

  /** Its short name, like `service`. */
  readonly noun: string;

  /** The permission that callers need in its policy. */
  readonly opens?: string;

  /** What the public may be: a caller with a reason, a reader of published content, or nothing. */
  readonly everyone: "caller" | "reader" | "nobody";

  /** Whether its policy also applies to everything below it. */
  readonly above?: boolean;
}

/** One kind of IAM resource of the provider: `_iam_member`, `_iam_binding` and `_iam_policy` of one type. */
export interface PolicyKind {
  readonly of: PolicyHolder;

  /** The full name of the resource with the policy. Its last argument may be the full name itself. */
  readonly target: string;
}

/** The permission that Cloud Run requires: https://cloud.google.com/run/docs/reference/iam/permissions */
export const INVOKE_SERVICE = "run.routes.invoke";
/** The permission that runs a job: https://cloud.google.com/run/docs/reference/iam/permissions */
export const RUN_JOB = "run.jobs.run";
/** The permission that 1st gen functions require: https://cloud.google.com/functions/docs/reference/iam/permissions */
export const INVOKE_FUNCTION = "cloudfunctions.functions.invoke";
/** The permission that Identity-Aware Proxy requires: https://cloud.google.com/iap/docs/managing-access */
export const PASS_IAP = "iap.webServiceVersions.accessViaIAP";

export const RUN_SERVICE: PolicyHolder = {
  what: "a Cloud Run service",
  noun: "service",
  opens: INVOKE_SERVICE,
  everyone: "caller",
};
/** Its own policy names who may change it. The policy of its Cloud Run service names who may call it. */
export const FUNCTION: PolicyHolder = { what: "a 2nd gen function", noun: "function", everyone: "caller" };
export const FIRST_GEN: PolicyHolder = {
  what: "a 1st gen function",
  noun: "function",
  opens: INVOKE_FUNCTION,
  everyone: "caller",
};
export const IAP: PolicyHolder = {
  what: "Identity-Aware Proxy",
  noun: "part of IAP",
  opens: PASS_IAP,
  everyone: "caller",
};
const PROJECT: PolicyHolder = { what: "a project", noun: "project", everyone: "nobody", above: true };
const FOLDER: PolicyHolder = { ...PROJECT, what: "a folder", noun: "folder" };
const ORGANIZATION: PolicyHolder = { ...PROJECT, what: "an organization", noun: "organization" };
export const SERVICE_ACCOUNT: PolicyHolder = {
  what: "a service account",
  noun: "account",
  everyone: "nobody",
};
export const BUCKET: PolicyHolder = { what: "a bucket", noun: "bucket", everyone: "reader" };
const SECRET: PolicyHolder = { what: "a secret", noun: "secret", everyone: "nobody" };
const TOPIC: PolicyHolder = { what: "a topic", noun: "topic", everyone: "reader" };
const SUBSCRIPTION: PolicyHolder = { what: "a subscription", noun: "subscription", everyone: "reader" };
const QUEUE: PolicyHolder = { what: "a queue", noun: "queue", everyone: "nobody" };
const REPOSITORY: PolicyHolder = { what: "a repository", noun: "repository", everyone: "reader" };
const SUBNETWORK: PolicyHolder = { what: "a subnetwork", noun: "subnetwork", everyone: "nobody" };
const KEY: PolicyHolder = { what: "a key of Cloud KMS", noun: "key", everyone: "nobody" };
const DATASET: PolicyHolder = { what: "a BigQuery dataset", noun: "dataset", everyone: "reader" };
const SPANNER_INSTANCE: PolicyHolder = {
  what: "a Spanner instance",
  noun: "Spanner instance",
  everyone: "nobody",
};
const SPANNER_DATABASE: PolicyHolder = {
  what: "a Spanner database",
  noun: "Spanner database",
  everyone: "nobody",
};
const API: PolicyHolder = { what: "an API of API Gateway", noun: "API", everyone: "nobody" };
const JOB: PolicyHolder = {
  what: "a Cloud Run job",
  noun: "job",
  opens: RUN_JOB,
  everyone: "nobody",
};
const WORKER_POOL: PolicyHolder = {
  what: "a Cloud Run worker pool",
  noun: "worker pool",
  everyone: "nobody",
};
const IAP_TUNNEL: PolicyHolder = {
  what: "a tunnel of Identity-Aware Proxy",
  noun: "tunnel",
  everyone: "nobody",
};

const P = "projects/{project}";
const WEB = `${P}/iap_web`;
const TUNNEL = `${P}/iap_tunnel`;

/** The kinds that are read, by the part of the resource type before `_iam_member`. */
export const POLICY_KINDS: { readonly [prefix: string]: PolicyKind } = {
  google_cloud_run_v2_service: { of: RUN_SERVICE, target: `${P}/locations/{location}/services/{name}` },
  google_cloud_run_service: { of: RUN_SERVICE, target: `${P}/locations/{location}/services/{service}` },
  google_cloud_run_v2_job: { of: JOB, target: `${P}/locations/{location}/jobs/{name}` },
  google_cloud_run_v2_worker_pool: {
    of: WORKER_POOL,
    target: `${P}/locations/{location}/workerPools/{name}`,
  },
  google_cloudfunctions2_function: {
    of: FUNCTION,
    target: `${P}/locations/{location}/functions/{cloud_function}`,
  },
  google_cloudfunctions_function: {
    of: FIRST_GEN,
    target: `${P}/locations/{region}/functions/{cloud_function}`,
  },

  google_iap_web: { of: IAP, target: WEB },
  google_iap_web_type_app_engine: { of: IAP, target: `${WEB}/appengine-{app_id}` },
  google_iap_app_engine_service: { of: IAP, target: `${WEB}/appengine-{app_id}/services/{service}` },
  google_iap_app_engine_version: {
    of: IAP,
    target: `${WEB}/appengine-{app_id}/services/{service}/versions/{version_id}`,
  },
  google_iap_web_cloud_run_service: {
    of: IAP,
    target: `${WEB}/cloud_run-{location}/services/{cloud_run_service_name}`,
  },
  google_iap_web_type_compute: { of: IAP, target: `${WEB}/compute` },
  google_iap_web_backend_service: { of: IAP, target: `${WEB}/compute/services/{web_backend_service}` },
  google_iap_web_region_backend_service: {
    of: IAP,
    target: `${WEB}/compute-{region}/services/{web_region_backend_service}`,
  },
  google_iap_tunnel: { of: IAP_TUNNEL, target: TUNNEL },
  google_iap_tunnel_instance: { of: IAP_TUNNEL, target: `${TUNNEL}/zones/{zone}/instances/{instance}` },
  google_iap_tunnel_dest_group: {
    of: IAP_TUNNEL,
    target: `${TUNNEL}/locations/{region}/destGroups/{dest_group}`,
  },

  google_project: { of: PROJECT, target: "projects/{project}" },
  google_folder: { of: FOLDER, target: "folders/{folder}" },
  google_organization: { of: ORGANIZATION, target: "organizations/{org_id}" },

  google_service_account: { of: SERVICE_ACCOUNT, target: "serviceAccounts/{service_account_id}" },
  google_storage_bucket: { of: BUCKET, target: "b/{bucket}" },
  google_storage_managed_folder: { of: BUCKET, target: "b/{bucket}/managedFolders/{managed_folder}" },
  google_secret_manager_secret: { of: SECRET, target: `${P}/secrets/{secret_id}` },
  google_secret_manager_regional_secret: {
    of: SECRET,
    target: `${P}/locations/{location}/secrets/{secret_id}`,
  },
  google_pubsub_topic: { of: TOPIC, target: `${P}/topics/{topic}` },
  google_pubsub_subscription: { of: SUBSCRIPTION, target: `${P}/subscriptions/{subscription}` },
  google_cloud_tasks_queue: { of: QUEUE, target: `${P}/locations/{location}/queues/{name}` },
  google_artifact_registry_repository: {
    of: REPOSITORY,
    target: `${P}/locations/{location}/repositories/{repository}`,
  },
  google_compute_subnetwork: { of: SUBNETWORK, target: `${P}/regions/{region}/subnetworks/{subnetwork}` },
  google_kms_key_ring: { of: KEY, target: `${P}/locations/{location}/keyRings/{key_ring_id}` },
  google_kms_crypto_key: {
    of: KEY,
    target: `${P}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key_id}`,
  },
  google_bigquery_dataset: { of: DATASET, target: `${P}/datasets/{dataset_id}` },
  google_spanner_instance: { of: SPANNER_INSTANCE, target: `${P}/instances/{instance}` },
  google_spanner_database: { of: SPANNER_DATABASE, target: `${P}/instances/{instance}/databases/{database}` },
  google_api_gateway_api: { of: API, target: `${P}/locations/global/apis/{api}` },
  google_api_gateway_api_config: { of: API, target: `${P}/locations/global/apis/{api}/configs/{api_config}` },
  google_api_gateway_gateway: { of: API, target: `${P}/locations/{region}/gateways/{gateway}` },
};
