/** A service agent: the service account that Google creates for a product in each project. */
export interface Agent {
  /** The part of its email between `service-NUMBER@` and `.iam.gserviceaccount.com`. */
  readonly domain: string;

  /** The role that Google grants it on its project. */
  readonly role?: string;

  /** Prefixes of the resource types that create it in their project. Without it, enabling the API creates the agent. */
  readonly madeBy?: readonly string[];
}

/**
 * Google's service agents: https://cloud.google.com/iam/docs/service-agents
 *
 * Before a resource of `madeBy` exists, nobody can grant a role to the agent: Google refuses the policy with 400,
 * `Service account … does not exist`.
 */
export const AGENTS = {
  FUNCTIONS: { domain: "gcf-admin-robot", role: "roles/cloudfunctions.serviceAgent" },
  RUN: { domain: "serverless-robot-prod", role: "roles/run.serviceAgent" },
  BUILD: { domain: "gcp-sa-cloudbuild", role: "roles/cloudbuild.serviceAgent" },
  EVENTARC: {
    domain: "gcp-sa-eventarc",
    role: "roles/eventarc.serviceAgent",
    madeBy: ["google_eventarc_", "google_project_service_identity"],
  },
  PUBSUB: {
    domain: "gcp-sa-pubsub",
    role: "roles/pubsub.serviceAgent",
    madeBy: ["google_pubsub_", "google_project_service_identity"],
  },
  STORAGE: {
    domain: "gs-project-accounts",
    madeBy: ["data.google_storage_project_service_account", "google_storage_bucket."],
  },
  SCHEDULER: { domain: "gcp-sa-cloudscheduler", role: "roles/cloudscheduler.serviceAgent" },
  TASKS: { domain: "gcp-sa-cloudtasks", role: "roles/cloudtasks.serviceAgent" },
  API_GATEWAY: {
    domain: "gcp-sa-apigateway",
    role: "roles/apigateway.serviceAgent",
    madeBy: ["google_api_gateway_"],
  },
  IAP: { domain: "gcp-sa-iap", madeBy: ["google_project_service_identity"] },
  ARTIFACT_REGISTRY: {
    domain: "gcp-sa-artifactregistry",
    role: "roles/artifactregistry.serviceAgent",
    madeBy: ["google_artifact_registry_", "google_project_service_identity"],
  },
  SECRET_MANAGER: { domain: "gcp-sa-secretmanager", madeBy: ["google_project_service_identity"] },
  VPC_ACCESS: { domain: "gcp-sa-vpcaccess", role: "roles/vpcaccess.serviceAgent" },
} as const satisfies { readonly [name: string]: Agent };

const EMAIL = /^serviceAccount:service-([^@]+)@([a-z-]+)\.iam\.gserviceaccount\.com$/;

/** The member string of a product's agent in the project with a number. */
export function agentIn({ domain }: Agent, number: string): string {
  return `serviceAccount:service-${number}@${domain}.iam.gserviceaccount.com`;
}

/** The agent and the project number of a member; undefined if the member is no service agent. */
export function agentOf(member: string): { readonly agent: Agent; readonly number: string } | undefined {
  const [, number, domain] = EMAIL.exec(member) ?? [];
  const agent = Object.values<Agent>(AGENTS).find((each) => each.domain === domain);
  return agent && { agent, number };
}
