/** What Google's service agents must be granted before they can use something. */
export interface AgentNeeds {
  /** The agents, by what stands in their emails behind `service-NUMBER@`. */
  readonly agents: readonly string[];
  readonly role: string;

  /** The full name of what has the policy, as policies are known by here. */
  readonly on: string;

  /** How `gcloud` adds a member to that policy, without the member and the role. */
  readonly command: string;
}

/** What a name asks for in a project; undefined where the agents of the project may use what it names anyway. */
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

/** A subnetwork in full: https://cloud.google.com/run/docs/configuring/shared-vpc-direct-vpc */
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

/** A network in full: the subnetwork of its name is used, of which only the project is known. */
export const ofNetwork: NeedsOfName = (name, project) => {
  const host = /projects\/([^/]+)\/global\/networks\//.exec(name)?.[1];
  return isElsewhere(host, project) ? onProject(host, "roles/compute.networkUser", [RUN_AGENT]) : undefined;
};

// Where Google has images for everybody.
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
 * A key of Cloud KMS, in any project.
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

/** An account that builds: https://cloud.google.com/iam/docs/attach-service-accounts#attaching-different-project */
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
