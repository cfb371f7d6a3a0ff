import { settled } from "../../lib/document/computed";
import { shown, valueOfString } from "./documents";

const resource = {
  google_service_account: {
    sa: { account_id: "orders-run" },
    elsewhere: { account_id: "orders-run", project: "other-project" },
    scoped: { account_id: "orders-run", project: "example.com:shop" },
    open: { account_id: "${var.id}" },
  },
  google_cloud_run_v2_service: { s: { name: "orders", location: "us-central1" }, t: { name: "page" }, u: {} },
  google_cloudfunctions2_function: { f: { name: "My_Orders", location: "us-central1" } },
  google_pubsub_topic: { t: { name: "orders" } },
  google_secret_manager_secret: { s: { secret_id: "password" } },
  google_artifact_registry_repository: { r: { repository_id: "images" } },
  google_app_engine_application: { app: { location_id: "asia-northeast1" } },
  google_project_iam_custom_role: { r: { role_id: "caller" } },
  google_thing: {
    chain: { name: "${google_cloud_run_v2_service.s.name}" },
    a: { name: "${google_thing.b.name}" },
    b: { name: "${google_thing.a.name}" },
  },
};
const data = {
  google_service_account: {
    short: { account_id: "reports" },
    full: { account_id: "projects/-/serviceAccounts/reports@other-project.iam.gserviceaccount.com" },
  },
  google_project: { here: {}, there: { project_id: "other-project" } },
};

const told = (string: string) => shown(settled(valueOfString(string, { resource, data })));

test.each<[string, string]>([
  ["${google_service_account.sa.email}", "orders-run@example-project.iam.gserviceaccount.com"],
  [
    "${google_service_account.sa.member}",
    "serviceAccount:orders-run@example-project.iam.gserviceaccount.com",
  ],
  [
    "serviceAccount:${google_service_account.sa.email}",
    "serviceAccount:orders-run@example-project.iam.gserviceaccount.com",
  ],
  [
    "${google_service_account.sa.name}",
    "projects/example-project/serviceAccounts/orders-run@example-project.iam.gserviceaccount.com",
  ],
  ["${google_service_account.elsewhere.email}", "orders-run@other-project.iam.gserviceaccount.com"],
  ["${google_service_account.scoped.email}", "orders-run@shop.example.com.iam.gserviceaccount.com"],
  ["${google_service_account.open.email}", "<shop:var.id>@example-project.iam.gserviceaccount.com"],
  ["${google_service_account.sa.unique_id}", "<shop:google_service_account.sa.unique_id>"],
  ["${data.google_service_account.short.email}", "reports@example-project.iam.gserviceaccount.com"],
  [
    "${data.google_service_account.full.member}",
    "serviceAccount:reports@other-project.iam.gserviceaccount.com",
  ],
  ["${google_cloud_run_v2_service.s.name}", "orders"],
  ["${google_cloud_run_v2_service.s.id}", "projects/example-project/locations/us-central1/services/orders"],
  ["${google_cloud_run_v2_service.t.location}", "asia-northeast1"],
  [
    "${google_cloud_run_v2_service.u.id}",
    "projects/example-project/locations/asia-northeast1/services/<shop:google_cloud_run_v2_service.u.name>",
  ],
  ["${google_cloud_run_v2_service.s.uri}", "<shop:google_cloud_run_v2_service.s.uri>"],
  [
    "${google_cloudfunctions2_function.f.service_config[0].service}",
    "projects/example-project/locations/us-central1/services/my-orders",
  ],
  [
    "${google_cloudfunctions2_function.f.id}",
    "projects/example-project/locations/us-central1/functions/My_Orders",
  ],
  ["${google_pubsub_topic.t.id}", "projects/example-project/topics/orders"],
  ["${google_secret_manager_secret.s.name}", "projects/example-project/secrets/password"],
  ["${google_artifact_registry_repository.r.name}", "images"],
  ["${google_app_engine_application.app.app_id}", "example-project"],
  ["${google_project_iam_custom_role.r.name}", "projects/example-project/roles/caller"],
  ["${data.google_project.here.project_id}", "example-project"],
  ["${data.google_project.there.id}", "projects/other-project"],
  ["${data.google_project.there.number}", "<shop:data.google_project.there.number>"],
  ["${google_thing.chain.name}", "orders"],
  [
    '${trimprefix(google_service_account.sa.member, "serviceAccount:")}',
    "orders-run@example-project.iam.gserviceaccount.com",
  ],
  ["${jsonencode([google_cloud_run_v2_service.s.name])}", '["orders"]'],
  ['${var.x ? google_service_account.sa.account_id : "b"}', "<orders-run|b>"],
])("%s is %s", (string, expected) => {
  expect(told(string)).toBe(expected);
});

test("arguments that refer to each other are unknown", () => {
  expect(told("${google_thing.a.name}")).toMatch(/^<shop:google_thing\.[ab]\.name>$/);
});
