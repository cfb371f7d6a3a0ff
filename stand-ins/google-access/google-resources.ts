/** A resource on which Google checks permissions. It has an allow policy, or inherits one. */
export interface GoogleResource {
  /** The type in conditions, like `storage.googleapis.com/Bucket`. */
  readonly type: string;

  /** The full name, always with the id of the project. */
  readonly name: string;

  /** The resource from which it inherits permissions. */
  readonly parent?: GoogleResource;
}

export function project(id: string): GoogleResource {
  return { type: "cloudresourcemanager.googleapis.com/Project", name: `projects/${id}` };
}

/** A bucket. Its name does not tell its project. */
export function bucket(name: string, projectId?: string): GoogleResource {
  return {
    type: "storage.googleapis.com/Bucket",
    name: `projects/_/buckets/${name}`,
    parent: projectId === undefined ? undefined : project(projectId),
  };
}

export function object(of: GoogleResource, name: string): GoogleResource {
  return { type: "storage.googleapis.com/Object", name: `${of.name}/objects/${name}`, parent: of };
}

/** A service account. It inherits from its project, if the project is known. */
export function serviceAccount(email: string, projectId?: string): GoogleResource {
  return {
    type: "iam.googleapis.com/ServiceAccount",
    name: `projects/-/serviceAccounts/${email}`,
    parent: projectId === undefined ? undefined : project(projectId),
  };
}

const ACCOUNTS = [
  /^[^@]+@([a-z0-9-]+)\.iam\.gserviceaccount\.com$/,
  /^(\d+)-compute@developer\.gserviceaccount\.com$/,
  /^([a-z0-9-]+)@appspot\.gserviceaccount\.com$/,
];
const OF_GOOGLE = /^(gcp-sa-.*|gcf-admin-robot|serverless-robot-prod|gs-project-accounts)$/;

/** The id or number of a service account's project; undefined if the email does not tell it. */
export function projectOfAccount(email: string): string | undefined {
  const found = ACCOUNTS.map((pattern) => pattern.exec(email)?.[1]).find((each) => each !== undefined);
  return found === undefined || OF_GOOGLE.test(found) ? undefined : found;
}

const TYPES: { readonly [collection: string]: string } = {
  secrets: "secretmanager.googleapis.com/Secret",
  services: "run.googleapis.com/Service",
  jobs: "run.googleapis.com/Job",
  functions: "cloudfunctions.googleapis.com/Function",
  topics: "pubsub.googleapis.com/Topic",
  subscriptions: "pubsub.googleapis.com/Subscription",
  queues: "cloudtasks.googleapis.com/Queue",
  repositories: "artifactregistry.googleapis.com/Repository",
  keyRings: "cloudkms.googleapis.com/KeyRing",
  cryptoKeys: "cloudkms.googleapis.com/CryptoKey",
  datasets: "bigquery.googleapis.com/Dataset",
  databases: "spanner.googleapis.com/Database",
  subnetworks: "compute.googleapis.com/Subnetwork",
  connectors: "vpcaccess.googleapis.com/Connector",
  workerPools: "cloudbuild.googleapis.com/WorkerPool",
};

/** The resource with a full name, like `projects/P/secrets/S`. Its parent is the project, except that of a key: its key ring. */
export function named(fullName: string): GoogleResource {
  const parts = fullName.split("/");
  const collection = parts.at(-2) ?? "";
  const parent =
    collection === "cryptoKeys"
      ? named(parts.slice(0, -2).join("/"))
      : parts[0] === "projects"
        ? project(parts[1])
        : undefined;
  return { type: TYPES[collection] ?? collection, name: fullName, parent };
}

/** The resources behind IAP in a project: all of them, or those at a path. */
export function iapWeb(projectId: string, path = ""): GoogleResource {
  const parent = path === "" ? project(projectId) : iapWeb(projectId);
  return { type: "iap.googleapis.com/Web", name: `projects/${projectId}/iap_web${path}`, parent };
}

/** A resource and all its ancestors. */
export function lineage(resource: GoogleResource): GoogleResource[] {
  return [resource, ...(resource.parent ? lineage(resource.parent) : [])];
}
