import { agentIn, AGENTS } from "../agents";
import type { Deployment } from "../deployment";
import { block, type Element } from "../document";
import { bucket, named, object, project, projectOfAccount } from "../google-resources";
import { type Step, When } from "../step";

/**
 * The build of a Cloud Run function.
 *
 * Google copies the archive to a bucket of Google's. The build reads the copy, pulls and pushes images, and writes logs. A
 * failed build is not tried again.
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

/** The steps of Google's service agents. Their roles are enough in their own project; other projects must grant access. */
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

/** The email of the build account. If none is given, it is the default one since July 2024. */
export function builderOf(deployment: Deployment, element: Element): string {
  const given = deployment.text(block(element.values, "build_config")?.service_account).replace(/^.*\//, "");
  return given || `${deployment.number(deployment.projectOf(element))}-compute@developer.gserviceaccount.com`;
}

/** Google's copy of the source. With a key, the name of the bucket ends with a hash that Google does not document. */
function googlesCopy(deployment: Deployment, element: Element): Step["on"] {
  const home = deployment.projectOf(element);
  const key = deployment.text(element.values.kms_key_name) ? "-0a1b2c3d" : "";
  const name = `gcf-v2-sources-${deployment.number(home)}-${deployment.locationOf(element)}${key}`;
  return object(bucket(name, home), `${deployment.text(element.values.name)}/function-source.zip`);
}

/** The repository for images: the given one, or `gcf-artifacts`, which Google creates for the first build. */
function repositoryOf(deployment: Deployment, element: Element): Step["on"] {
  const given = deployment.text(block(element.values, "build_config")?.docker_repository);
  return named(given || deployment.fullName(element, "repositories", "gcf-artifacts"));
}

/** The bucket, if the document defines it, and so tells its project. */
function sourceBucket(deployment: Deployment, name: string): Step["on"] | undefined {
  const made = deployment.document
    .resources("google_storage_bucket")
    .find(({ values }) => deployment.text(values.name) === name);
  return made && bucket(name, deployment.projectOf(made));
}
