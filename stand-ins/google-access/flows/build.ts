import { agentIn, AGENTS } from "../agents";
import type { Deployment } from "../deployment";
import { block, type Element } from "../document";
import { bucket, named, object, project, projectOfAccount } from "../google-resources";
import { type Step, When } from "../step";

/**
 * How a Cloud Run function is built.
 *
 * Google copies the archive into a bucket of its own, of which the build reads the copy; it pulls and pushes images, and
 * writes logs. A build that fails is not tried again.
 * https://cloud.google.com/functions/docs/building, https://github.com/GoogleCloudPlatform/cloud-builders/tree/master/gcs-fetcher
 */
export function build(deployment: Deployment): Step[] {
  return deployment.document
    .resources("google_cloudfunctions2_function")
    .flatMap((element) => [...ofAccount(deployment, element), ...ofAgents(deployment, element)]);
}

function ofAccount(deployment: Deployment, element: Element): Step[] {
  const { address } = element;
  const home = deployment.projectOf(element);
  const principal = `serviceAccount:${builderOf(deployment, element)}`;
  const asks = (permission: string, on: Step["on"]): Step => ({
    flow: "build",
    of: address,
    when: When.AT_CREATION,
    principal,
    permission,
    on,
  });
  const repository = repositoryOf(deployment, element);
  return [
    asks("storage.objects.get", googlesCopy(deployment, element)),
    asks("artifactregistry.repositories.downloadArtifacts", repository),
    asks("artifactregistry.repositories.uploadArtifacts", repository),
    asks("logging.logEntries.create", project(home)),
  ];
}

/** What Google's own accounts do: theirs within the project by their roles, and to be granted in other projects. */
function ofAgents(deployment: Deployment, element: Element): Step[] {
  const { address, values } = element;
  const home = deployment.projectOf(element);
  const config = block(values, "build_config");
  const functions = agentIn(AGENTS.FUNCTIONS, deployment.number(home));
  const steps: Pick<Step, "principal" | "permission" | "on">[] = [];

  const source = block(block(config, "source"), "storage_source");
  const archive = sourceBucket(deployment, deployment.text(source?.bucket));
  if (archive) {
    const on = object(archive, deployment.text(source?.object));
    steps.push({ principal: functions, permission: "storage.objects.get", on });
  }
  const pool = deployment.text(config?.worker_pool);
  if (pool.startsWith("projects/")) {
    steps.push({ principal: functions, permission: "cloudbuild.workerpools.use", on: named(pool) });
  }
  const builder = builderOf(deployment, element);
  if (projectOfAccount(builder)) {
    steps.push(
      { principal: functions, permission: "iam.serviceAccounts.actAs", on: deployment.account(builder) },
      {
        principal: agentIn(AGENTS.BUILD, deployment.number(home)),
        permission: "iam.serviceAccounts.getAccessToken",
        on: deployment.account(builder),
      },
    );
  }
  return steps.map((step) => ({ ...step, flow: "build", of: address, when: When.AT_CREATION }));
}

/** The email of the account that builds: the default one since July 2024, where none is given. */
export function builderOf(deployment: Deployment, element: Element): string {
  const given = deployment.text(block(element.values, "build_config")?.service_account).replace(/^.*\//, "");
  return given || `${deployment.number(deployment.projectOf(element))}-compute@developer.gserviceaccount.com`;
}

/** Google's copy of the source. With a key, the bucket's name goes on with a hash that nobody documents. */
function googlesCopy(deployment: Deployment, element: Element): Step["on"] {
  const home = deployment.projectOf(element);
  const key = deployment.text(element.values.kms_key_name) ? "-0a1b2c3d" : "";
  const name = `gcf-v2-sources-${deployment.number(home)}-${deployment.locationOf(element)}${key}`;
  return object(bucket(name, home), `${deployment.text(element.values.name)}/function-source.zip`);
}

/** Where images go: to `gcf-artifacts`, which Google makes at the first build, unless a repository is given. */
function repositoryOf(deployment: Deployment, element: Element): Step["on"] {
  const given = deployment.text(block(element.values, "build_config")?.docker_repository);
  return named(given || deployment.fullName(element, "repositories", "gcf-artifacts"));
}

/** The bucket, where the document tells its project. */
function sourceBucket(deployment: Deployment, name: string): Step["on"] | undefined {
  const made = deployment.document
    .resources("google_storage_bucket")
    .find(({ values }) => deployment.text(values.name) === name);
  return made && bucket(name, deployment.projectOf(made));
}
