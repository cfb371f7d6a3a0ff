/** A service account that Google makes for a product, one a project. */
export interface Agent {
  /** Behind `service-NUMBER@`, before `.iam.gserviceaccount.com`. */
  readonly domain: string;

  /** What Google lets it do in its project by itself. */
  readonly role?: string;

  /** The resources that make it in their project, by the beginning of their types; without, Google has made it with the API. */
  readonly madeBy?: readonly string[];
}

/**
 * Google's service agents: https://cloud.google.com/iam/docs/service-agents
 *
 * A role names what Google grants. An agent that is `madeBy` something cannot be granted anything before: the policy is
 * refused with 400, `Service account … does not exist`.
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

/** The member string of a product's agent in the project of a number. */
export function agentIn({ domain }: Agent, number: string): string {
  return `serviceAccount:service-${number}@${domain}.iam.gserviceaccount.com`;
}

/** Which agent a member is, and of the project with which number. */
export function agentOf(member: string): { readonly agent: Agent; readonly number: string } | undefined {
  const [, number, domain] = EMAIL.exec(member) ?? [];
  const agent = Object.values<Agent>(AGENTS).find((each) => each.domain === domain);
  return agent && { agent, number };
}
