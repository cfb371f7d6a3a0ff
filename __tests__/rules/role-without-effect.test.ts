import { ROLE_WITHOUT_EFFECT } from "../../lib/rules/role-without-effect";
import { at, foundBy, OPS } from "./findings";

const found = (type: string, role: string) =>
  foundBy(ROLE_WITHOUT_EFFECT, {
    resource: { [`${type}_iam_member`]: { own: at("shop/own", { role, member: OPS }) } },
  });

test.each<[string, string, string, string]>([
  [
    "google_cloud_run_v2_service",
    "roles/cloudfunctions.invoker",
    "a Cloud Run service",
    "use roles/run.invoker",
  ],
  [
    "google_cloud_run_v2_service",
    "roles/iap.httpsResourceAccessor",
    "a Cloud Run service",
    "use roles/run.invoker",
  ],
  [
    "google_cloudfunctions_function",
    "roles/run.invoker",
    "a 1st gen function",
    "use roles/cloudfunctions.invoker",
  ],
  [
    "google_iap_web_type_app_engine",
    "roles/run.invoker",
    "Identity-Aware Proxy",
    "use roles/iap.httpsResourceAccessor",
  ],
  ["google_cloud_run_v2_job", "roles/run.servicesInvoker", "a Cloud Run job", "use roles/run.invoker"],
  ["google_service_account", "roles/run.invoker", "a service account", "name the caller on what it calls"],
  ["google_pubsub_topic", "roles/run.invoker", "a topic", "name the caller on what it calls"],
])("on %s, reports %s, which lets nobody in", (type, role, what, remedy) => {
  expect(found(type, role)).toEqual([
    `'role' must be one that has an effect on ${what}, got '${role}', which lets nobody in there; ${remedy} [at shop/own] (role-without-effect)`,
  ]);
});

test.each([
  ["google_cloud_run_v2_service", "roles/run.invoker"],
  ["google_cloud_run_v2_service", "roles/run.viewer"],
  ["google_cloud_run_v2_job", "roles/run.invoker"],
  ["google_project", "roles/run.invoker"],
  ["google_cloudfunctions2_function", "roles/run.invoker"],
  ["google_service_account", "roles/iam.serviceAccountUser"],
])("on %s, accepts %s, which has an effect or is reported by another rule", (type, role) => {
  expect(found(type, role)).toEqual([]);
});
