/** The role that Google's service agents need to use a resource. */
export interface AgentNeeds {
  /** The agents, by the part of their emails after `service-NUMBER@`. */
  readonly agents: readonly string[];
  readonly role: string;

  /** The full name of the resource with the policy, like `target` of a `PolicyPart`. */
  readonly on: string;

  /** The `gcloud` command that adds a member to the policy, without the member and the role. */
  readonly command: string;
}

/** The role that a project's agents need to use the resource with a name; undefined if they need none. */
export type NeedsOfName = (name: string, project: string) => AgentNeeds | undefined;

export const FUNCTIONS_AGENT = "gcf-admin-robot";
export const RUN_AGENT = "serverless-robot-prod";
export const EVENTARC_AGENT = "gcp-sa-eventarc";
const BUILD_AGENT = "gcp-sa-cloudbuild";

/**
 * A Serverless VPC Access connector.
 *
 * https://cloud.google.com/run/docs/configuring/shared-vpc-host-project
 */
export function ofConnector(...agents: readonly string[]): NeedsOfName {
  return (name, project) => {
    const host = /^projects\/([^/]+)\/locations\/[^/]+\/connectors\//.exec(name)?.[1];
    return isElsewhere(host, project) ? onProject(host, "roles/vpcaccess.user", agents) : undefined;
  };
}

/** A subnetwork by its full name: https://cloud.google.com/run/docs/configuring/shared-vpc-direct-vpc */
export const ofSubnetwork: NeedsOfName = (name, project) => {
  const [, host, region, subnet] =
    /projects\/([^/]+)\/regions\/([^/]+)\/subnetworks\/([^/]+)$/.exec(name) ?? [];
  if (!isElsewhere(host, project)) return undefined;
  return {
    agents: [RUN_AGENT],
    role: "roles/compute.networkUser",
    on: `projects/${host}/regions/${region}/subnetworks/${subnet}`,
    command: `compute networks subnets add-iam-policy-binding ${subnet} --region=${region} --project=${host}`,
  };
};

/** A network by its full name. Google uses the subnetwork with the same name, and only its project is known. */
export const ofNetwork: NeedsOfName = (name, project) => {
  const host = /projects\/([^/]+)\/global\/networks\//.exec(name)?.[1];
  return isElsewhere(host, project) ? onProject(host, "roles/compute.networkUser", [RUN_AGENT]) : undefined;
};

// Google's projects with public images.
const PUBLIC_IMAGES = ["cloudrun", "google-samples", "serverless-runtimes"];

/** An image of Artifact Registry: https://cloud.google.com/run/docs/deploying#other-projects */
export const ofImage: NeedsOfName = (name, project) => {
  const [, location, host, repository] =
    /^([a-z0-9-]+)-docker\.pkg\.dev\/([^/]+)\/([^/]+)\//.exec(name) ?? [];
  if (!isElsewhere(host, project) || PUBLIC_IMAGES.includes(host)) return undefined;
  return {
    agents: [RUN_AGENT],
    role: "roles/artifactregistry.reader",
    on: `projects/${host}/locations/${location}/repositories/${repository}`,
    command: `artifacts repositories add-iam-policy-binding ${repository} --location=${location} --project=${host}`,
  };
};

/**
 * A Cloud KMS key, in any project.
 *
 * https://cloud.google.com/functions/docs/securing/cmek, https://cloud.google.com/run/docs/securing/using-cmek
 */
export function ofKey(...agents: readonly string[]): NeedsOfName {
  return (name) => {
    const [on, host, location, ring, key] =
      /^projects\/([^/]+)\/locations\/([^/]+)\/keyRings\/([^/]+)\/cryptoKeys\/([^/]+)$/.exec(name) ?? [];
    if (on === undefined) return undefined;
    return {
      agents,
      role: "roles/cloudkms.cryptoKeyEncrypterDecrypter",
      on,
      command: `kms keys add-iam-policy-binding ${key} --keyring=${ring} --location=${location} --project=${host}`,
    };
  };
}

/** A private pool of Cloud Build: https://cloud.google.com/build/docs/private-pools/run-builds-in-private-pool */
export const ofWorkerPool: NeedsOfName = (name, project) => {
  const host = /^projects\/([^/]+)\/locations\/[^/]+\/workerPools\//.exec(name)?.[1];
  if (!isElsewhere(host, project)) return undefined;
  return onProject(host, "roles/cloudbuild.workerPoolUser", [FUNCTIONS_AGENT]);
};

/** A service account for builds: https://cloud.google.com/iam/docs/attach-service-accounts#attaching-different-project */
export const ofBuilder: NeedsOfName = (name, project) => {
  const email = name.slice(name.lastIndexOf("/") + 1);
  const host = /^[^@]+@([a-z][a-z0-9-]+)\.iam\.gserviceaccount\.com$/.exec(email)?.[1];
  if (!isElsewhere(host, project)) return undefined;
  return {
    agents: [FUNCTIONS_AGENT, BUILD_AGENT],
    role: "roles/iam.serviceAccountTokenCreator",
    on: `serviceAccounts/${email}`,
    command: `iam service-accounts add-iam-policy-binding ${email} --project=${host}`,
  };
};

/** A source archive in a bucket of another project: the agent copies it. */
export function ofArchive(bucket: string, host: string, project: string): AgentNeeds | undefined {
  if (!isElsewhere(host, project)) return undefined;
  return {
    agents: [FUNCTIONS_AGENT],
    role: "roles/storage.objectViewer",
    on: `b/${bucket}`,
    command: `storage buckets add-iam-policy-binding gs://${bucket}`,
  };
}

function isElsewhere(host: string | undefined, project: string): host is string {
  return host !== undefined && host !== project;
}

function onProject(host: string, role: string, agents: readonly string[]): AgentNeeds {
  return { agents, role, on: `projects/${host}`, command: `projects add-iam-policy-binding ${host}` };
}
