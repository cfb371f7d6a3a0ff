/** The parts of a synthesized stack that decide which roles its deployer needs. */
interface Synthesized {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly provider?: { readonly google?: readonly { readonly project?: unknown }[] };
}

interface Blocks {
  readonly [type: string]: { readonly [name: string]: Block | undefined } | undefined;
}

interface Block {
  readonly [argument: string]: unknown;
}

/**
 * The narrowest predefined role that can create a resource type, by the start of the type. The first match counts.
 * https://cloud.google.com/iam/docs/roles-permissions
 */
const ROLES: readonly (readonly [prefix: string, role: string])[] = [
  ["google_cloudfunctions2_function_iam_", "roles/cloudfunctions.admin"],
  ["google_cloudfunctions2_function", "roles/cloudfunctions.developer"],
  ["google_cloudfunctions_function_iam_", "roles/cloudfunctions.admin"],
  ["google_cloud_run_v2_service_iam_", "roles/run.admin"],
  ["google_cloud_run_v2_service", "roles/run.developer"],
  ["google_cloud_run_v2_job_iam_", "roles/run.admin"],
  ["google_cloud_run_v2_job", "roles/run.developer"],
  ["google_service_account", "roles/iam.serviceAccountAdmin"],
  ["google_project_iam_", "roles/resourcemanager.projectIamAdmin"],
  ["google_project_service", "roles/serviceusage.serviceUsageAdmin"],
  ["google_storage_", "roles/storage.admin"],
  ["google_pubsub_", "roles/pubsub.admin"],
  ["google_eventarc_trigger", "roles/eventarc.developer"],
  ["google_cloud_scheduler_job", "roles/cloudscheduler.admin"],
  ["google_cloud_tasks_queue", "roles/cloudtasks.queueAdmin"],
  ["google_api_gateway_", "roles/apigateway.admin"],
  ["google_app_engine_", "roles/appengine.appAdmin"],
  ["google_iap_", "roles/iap.admin"],
  ["google_artifact_registry_repository", "roles/artifactregistry.admin"],
  ["google_secret_manager_secret", "roles/secretmanager.admin"],
  ["google_kms_", "roles/cloudkms.admin"],
  ["google_bigquery_dataset", "roles/bigquery.dataOwner"],
  ["google_spanner_database", "roles/spanner.databaseAdmin"],
];

const READS_SECRETS = "google_secret_manager_secret_version";

/** The other roles in this file that a role includes. */
const INCLUDES: { readonly [role: string]: readonly string[] } = {
  "roles/cloudfunctions.admin": [
    "roles/cloudfunctions.developer",
    "roles/run.admin",
    "roles/run.developer",
    "roles/artifactregistry.reader",
  ],
  "roles/run.admin": ["roles/run.developer"],
  "roles/artifactregistry.admin": ["roles/artifactregistry.reader"],
  "roles/secretmanager.admin": ["roles/secretmanager.secretAccessor"],
};

const IMAGE_READER = "roles/artifactregistry.reader";
const IMAGE = /"[a-z0-9-]+-docker\.pkg\.dev\/([^/"]+)\//g;

/** The roles that a deployer of stacks needs, by project, in alphabetical order. */
export function rolesToDeploy(stacks: readonly Synthesized[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { project, role } of stacks.flatMap(needsOf)) {
    const roles = found.get(project) ?? new Set();
    found.set(project, roles.add(role));
  }
  // For images in other projects, the owners of those projects grant the role.
  for (const project of stacks.flatMap(imageProjectsOf)) found.get(project)?.add(IMAGE_READER);
  return new Map([...found].sort().map(([project, roles]) => [project, withoutIncluded(roles)]));
}

interface Need {
  readonly project: string;
  readonly role: string;
}

function needsOf(stack: Synthesized): Need[] {
  const needs = (blocks: Blocks, roleOf: (type: string) => string | undefined): Need[] =>
    Object.entries(blocks).flatMap(([type, named = {}]) =>
      Object.values(named).flatMap((block = {}) => {
        const [project, role] = [projectOf(block, stack), roleOf(type)];
        return project !== undefined && role !== undefined ? [{ project, role }] : [];
      }),
    );
  const reads = (type: string) => (type === READS_SECRETS ? "roles/secretmanager.secretAccessor" : undefined);
  return [...needs(stack.resource ?? {}, roleFor), ...needs(stack.data ?? {}, reads)];
}

const REFERENCE = /^\$\{([a-z0-9_]+)\.([\w-]+)\./;

/** The project of a block, of a resource that it refers to, or of the provider. Undefined if only Terraform knows it. */
function projectOf(block: Block, { resource = {}, provider }: Synthesized): string | undefined {
  const referred = Object.values(block).map((value) => {
    const [, type = "", name = ""] = REFERENCE.exec(String(value)) ?? [];
    return resource[type]?.[name]?.project;
  });
  const project = [block.project, ...referred, provider?.google?.[0]?.project].find(
    (one) => one !== undefined,
  );
  return typeof project === "string" && !project.includes("${") ? project : undefined;
}

/**
 * The projects with the images of services and jobs. The deployer must be able to read the image.
 *
 * https://cloud.google.com/run/docs/deploying, https://cloud.google.com/run/docs/create-jobs
 */
function imageProjectsOf({ resource = {} }: Synthesized): string[] {
  const { google_cloud_run_v2_service: services, google_cloud_run_v2_job: jobs } = resource;
  return [...JSON.stringify([services, jobs]).matchAll(IMAGE)].map(([, project]) => project);
}

function roleFor(type: string): string | undefined {
  return ROLES.find(([prefix]) => type.startsWith(prefix))?.[1];
}

function withoutIncluded(roles: ReadonlySet<string>): string[] {
  const included = [...roles].flatMap((role) => INCLUDES[role] ?? []);
  return [...roles].filter((role) => !included.includes(role)).sort();
}
