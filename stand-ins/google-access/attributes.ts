import type { Element } from "./document";

/** What an attribute is computed from: the arguments, the project and the location of an element. */
interface Parts {
  readonly element: Element;
  readonly project: string;
  readonly location: string;
  readonly argument: (name: string) => string;
  readonly number: (project: string) => string;
}

type Attribute = (parts: Parts) => string;

const fullName =
  (collection: string, argument = "name"): Attribute =>
  ({ project, location, argument: of }) =>
    `projects/${project}/locations/${location}/${collection}/${of(argument)}`;

const global =
  (collection: string, argument = "name"): Attribute =>
  ({ project, argument: of }) =>
    `projects/${project}/${collection}/${of(argument)}`;

const serviceOfFunction: Attribute = ({ project, location, argument }) =>
  `projects/${project}/locations/${location}/services/${argument("name").toLowerCase().replaceAll("_", "-")}`;

/** A URL that holds the full name of its receiver. The real URL is not known before an apply. */
const url =
  (name: Attribute): Attribute =>
  (parts) =>
    `https://[${name(parts)}]`;

const email: Attribute = ({ argument, project }) =>
  `${argument("account_id")}@${project}.iam.gserviceaccount.com`;
const storageAgent: Attribute = ({ project, number }) =>
  `service-${number(project)}@gs-project-accounts.iam.gserviceaccount.com`;
const identity: Attribute = ({ argument, project, number }) =>
  `service-${number(project)}@gcp-sa-${argument("service").split(".")[0]}.iam.gserviceaccount.com`;
const member =
  (of: Attribute): Attribute =>
  (parts) =>
    `serviceAccount:${of(parts)}`;
const account: Attribute = (parts) => `projects/${parts.project}/serviceAccounts/${email(parts)}`;

/** The attributes that Google computes, as far as grants and flows use them. */
export const ATTRIBUTES: { readonly [type: string]: { readonly [attribute: string]: Attribute } } = {
  google_service_account: { email, member: member(email), name: account, id: account },
  google_storage_project_service_account: { email_address: storageAgent, member: member(storageAgent) },
  google_project_service_identity: { email: identity, member: member(identity) },
  google_project: { number: ({ argument, number }) => number(argument("project_id")) },
  google_cloudfunctions2_function: {
    id: fullName("functions"),
    "service_config.service": serviceOfFunction,
    "service_config.uri": url(serviceOfFunction),
    url: url(serviceOfFunction),
  },
  google_cloudfunctions_function: {
    https_trigger_url: url(fullName("functions")),
    id: fullName("functions"),
  },
  google_cloud_run_v2_job: { id: fullName("jobs") },
  google_cloud_run_v2_service: { id: fullName("services"), uri: url(fullName("services")) },
  google_app_engine_application: {
    app_id: ({ project }) => project,
    default_hostname: ({ project }) => `[apps/${project}]`,
  },
  google_pubsub_topic: { id: global("topics") },
  google_pubsub_subscription: { id: global("subscriptions") },
  google_cloud_tasks_queue: { id: fullName("queues") },
  google_artifact_registry_repository: {
    id: fullName("repositories", "repository_id"),
    name: ({ argument }) => argument("repository_id"),
  },
  google_secret_manager_secret: { id: global("secrets", "secret_id"), name: global("secrets", "secret_id") },
  google_kms_key_ring: { id: fullName("keyRings") },
  google_kms_crypto_key: { id: ({ argument }) => `${argument("key_ring")}/cryptoKeys/${argument("name")}` },
  google_vpc_access_connector: { id: fullName("connectors") },
};
