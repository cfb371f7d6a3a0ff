/** Something that Google asks for permission on: it has an allow policy, or inherits one. */
export interface GoogleResource {
  /** As conditions call it, like `storage.googleapis.com/Bucket`. */
  readonly type: string;

  /** One spelling for each resource: projects by their ids. */
  readonly name: string;

  /** What its permissions are inherited from. */
  readonly parent?: GoogleResource;
}

export function project(id: string): GoogleResource {
  return { type: "cloudresourcemanager.googleapis.com/Project", name: `projects/${id}` };
}

/** A bucket; which project it is in does not stand in its name. */
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

/** A service account. What its project inherits to it is known where the project is. */
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

/** The project that a service account was made in, by its id or number; undefined where the email does not tell. */
export function projectOfAccount(email: string): string | undefined {
  const found = ACCOUNTS.map((pattern) => pattern.exec(email)?.[1]).find((each) => each !== undefined);
  return found === undefined || OF_GOOGLE.test(found) ? undefined : found;
}

const TYPES: { readonly [collection: string]: string } = {
  secrets: "secretmanager.googleapis.com/Secret",
  services: "run.googleapis.com/Service",
  functions: "cloudfunctions.googleapis.com/Function",
  topics: "pubsub.googleapis.com/Topic",
  subscriptions: "pubsub.googleapis.com/Subscription",
  queues: "cloudtasks.googleapis.com/Queue",
  repositories: "artifactregistry.googleapis.com/Repository",
  keyRings: "cloudkms.googleapis.com/KeyRing",
  cryptoKeys: "cloudkms.googleapis.com/CryptoKey",
  subnetworks: "compute.googleapis.com/Subnetwork",
  connectors: "vpcaccess.googleapis.com/Connector",
  workerPools: "cloudbuild.googleapis.com/WorkerPool",
};

/** A resource by its full name, like `projects/P/secrets/S`; its parent is the key ring of a key, and else the project. */
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

/** What IAP guards in a project: all of it, or what a path names. */
export function iapWeb(projectId: string, path = ""): GoogleResource {
  const parent = path === "" ? project(projectId) : iapWeb(projectId);
  return { type: "iap.googleapis.com/Web", name: `projects/${projectId}/iap_web${path}`, parent };
}

/** The resource and all that it inherits from. */
export function lineage(resource: GoogleResource): GoogleResource[] {
  return [resource, ...(resource.parent ? lineage(resource.parent) : [])];
}
