import { PUBLIC_ONLY_CALLS } from "../../lib/rules/public-only-calls";
import { at, foundBy } from "./findings";

const found = (type: string, role: string, args: object = {}) =>
  foundBy(PUBLIC_ONLY_CALLS, {
    resource: {
      [`${type}_iam_member`]: {
        own: at("shop/own", { ...args, role, member: "allUsers" }, { reason: "why not" }),
      },
    },
  });

test.each<[string, string, string]>([
  ["google_cloud_run_v2_service", "roles/run.developer", "a Cloud Run service"],
  ["google_cloud_run_v2_service", "roles/run.admin", "a Cloud Run service"],
  ["google_cloudfunctions2_function", "roles/cloudfunctions.developer", "a 2nd gen function"],
  ["google_service_account", "roles/iam.serviceAccountTokenCreator", "a service account"],
  ["google_secret_manager_secret", "roles/secretmanager.secretAccessor", "a secret"],
  ["google_pubsub_topic", "roles/pubsub.publisher", "a topic"],
  ["google_storage_bucket", "roles/storage.objectUser", "a bucket"],
  ["google_cloud_tasks_queue", "roles/cloudtasks.enqueuer", "a queue"],
  ["google_artifact_registry_repository", "roles/artifactregistry.writer", "a repository"],
  ["google_project", "roles/viewer", "a project"],
  ["google_project", "roles/run.invoker", "a project"],
  ["google_cloud_run_v2_job", "roles/run.invoker", "a Cloud Run job"],
])("on %s, reports the public with %s, even with a reason", (type, role, what) => {
  expect(found(type, role)).toEqual([
    `'member' must not be the public for ${role} on ${what}, got 'allUsers'; the public can only be let in to call [at shop/own] (public-only-calls)`,
  ]);
});

test.each([
  ["google_cloud_run_v2_service", "roles/run.invoker"],
  ["google_cloud_run_v2_service", "projects/example-project/roles/caller"],
  ["google_iap_web", "roles/iap.httpsResourceAccessor"],
  ["google_storage_bucket", "roles/storage.objectViewer"],
  ["google_artifact_registry_repository", "roles/artifactregistry.reader"],
  ["google_pubsub_topic", "roles/pubsub.subscriber"],
])("on %s, accepts the public with %s", (type, role) => {
  expect(found(type, role)).toEqual([]);
});
