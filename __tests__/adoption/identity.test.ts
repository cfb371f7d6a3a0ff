import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ExistingResource } from "../../lib/adoption/existing-resource";
import { IDENTIFIED, identityOf, importIdOf } from "../../lib/adoption/identity";
import { policyImportIdOf } from "../../lib/adoption/policy-identity";
import { POLICY_KINDS } from "../../lib/document/policy-kinds";
import { Principal } from "../../lib/iam/principal";
import { BigQueryDataset } from "../../lib/resources/big-query-dataset";
import { CryptoKey } from "../../lib/resources/crypto-key";
import { Secret } from "../../lib/resources/secret";
import { SpannerDatabase } from "../../lib/resources/spanner-database";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";
import { documentsOf } from "./states";

const LIB = join(__dirname, "..", "..", "lib");
const CLASS = /"@cdktf\/provider-google(?:-beta)?\/lib\/([\w-]+)"/g;

/** The types of resource that the package writes, by the provider classes that it imports. */
function writtenTypes(): string[] {
  const texts = readdirSync(LIB, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(LIB, file), "utf8"));
  const modules = texts.flatMap((text) => [...text.matchAll(CLASS)].map(([, module]) => module));
  return [...new Set(modules)]
    .filter((module) => module !== "provider" && !module.startsWith("data-"))
    .map((module) => `google_${module.replace(/^google-/, "").replaceAll("-", "_")}`)
    .sort();
}

test("the identity of every resource type that this package writes is known", () => {
  const isPolicy = (type: string) =>
    Object.hasOwn(POLICY_KINDS, type.replace(/_iam_(member|binding)$/, "")) &&
    /_iam_(member|binding)$/.test(type);
  expect(writtenTypes().length).toBeGreaterThan(30);
  expect(writtenTypes().filter((type) => !isPolicy(type) && !IDENTIFIED.includes(type))).toEqual([]);
});

const PLACE = { project: "example-project", location: "us-central1", region: "us-central1", name: "orders" };

test.each([
  [
    "google_cloudfunctions2_function",
    PLACE,
    "projects/example-project/locations/us-central1/functions/orders",
  ],
  ["google_cloud_run_v2_service", PLACE, "projects/example-project/locations/us-central1/services/orders"],
  ["google_cloud_run_service", PLACE, "locations/us-central1/namespaces/example-project/services/orders"],
  ["google_cloud_scheduler_job", PLACE, "projects/example-project/locations/us-central1/jobs/orders"],
  ["google_cloud_tasks_queue", PLACE, "projects/example-project/locations/us-central1/queues/orders"],
  ["google_eventarc_trigger", PLACE, "projects/example-project/locations/us-central1/triggers/orders"],
  ["google_pubsub_topic", PLACE, "projects/example-project/topics/orders"],
  ["google_pubsub_subscription", PLACE, "projects/example-project/subscriptions/orders"],
  ["google_storage_bucket", PLACE, "orders"],
  [
    "google_project_service",
    { ...PLACE, service: "run.googleapis.com" },
    "example-project/run.googleapis.com",
  ],
  [
    "google_service_account",
    { ...PLACE, email: "orders@example-project.iam.gserviceaccount.com" },
    "projects/example-project/serviceAccounts/orders@example-project.iam.gserviceaccount.com",
  ],
  ["google_project_iam_custom_role", { ...PLACE, role_id: "setup" }, "projects/example-project/roles/setup"],
  ["google_app_engine_application", PLACE, "example-project"],
  [
    "google_app_engine_firewall_rule",
    { ...PLACE, priority: 1000 },
    "apps/example-project/firewall/ingressRules/1000",
  ],
  [
    "google_app_engine_service_network_settings",
    { ...PLACE, service: "web" },
    "apps/example-project/services/web",
  ],
  ["google_iap_settings", { name: "projects/123/iap_web" }, "projects/123/iap_web/iapSettings"],
  ["google_iam_deny_policy", { name: "deny", parent: "a%2Fb" }, "a%2Fb/deny"],
  [
    "google_api_gateway_api",
    { ...PLACE, api_id: "api" },
    "projects/example-project/locations/global/apis/api",
  ],
  [
    "google_api_gateway_gateway",
    { ...PLACE, gateway_id: "gw" },
    "projects/example-project/locations/us-central1/gateways/gw",
  ],
  ["google_storage_bucket_object", { bucket: "b", name: "o" }, undefined],
])("the import id of %s has the form that its documentation shows", (type, values, id) => {
  expect(importIdOf(new ExistingResource(`${type}.one`, type, values, undefined))).toBe(id);
});

test("two resources with the same name have the same identity, whatever their addresses are", () => {
  const [document] = documentsOf((app) => {
    newFunction(newStack(app), "orders");
  });
  const made = document.resources.find(({ type }) => type === "google_cloudfunctions2_function");
  const existing = new ExistingResource(
    "module.x.y.z",
    "google_cloudfunctions2_function",
    { ...PLACE, location: "asia-northeast1" },
    undefined,
  );
  expect(made && identityOf(made)).toBe(identityOf(existing));
});

test("the import id of a member has the resource, the role, the member, and the title of the condition", () => {
  const [document] = documentsOf((app) => {
    const stack = newStack(app);
    const orders = newFunction(stack, "orders", {
      secretEnvironment: { KEY: Secret.fromSecretId(stack, "key", "signing-key").version("1") },
    });
    orders.grantInvoke(Principal.group("ops@example.com"));
    orders.serviceAccount.grantActAs(Principal.user("ann@example.com"));
  });
  expect(document.resources.flatMap((one) => policyImportIdOf(one) ?? []).sort()).toEqual([
    "example-project roles/artifactregistry.writer serviceAccount:shop-build@example-project.iam.gserviceaccount.com",
    "example-project roles/logging.logWriter serviceAccount:shop-build@example-project.iam.gserviceaccount.com",
    "example-project roles/storage.objectViewer serviceAccount:shop-build@example-project.iam.gserviceaccount.com only the sources of functions",
    "projects/example-project/locations/asia-northeast1/services/orders roles/run.invoker group:ops@example.com",
    "projects/example-project/secrets/signing-key roles/secretmanager.secretAccessor serviceAccount:orders-run@example-project.iam.gserviceaccount.com",
    "projects/example-project/serviceAccounts/orders-run@example-project.iam.gserviceaccount.com roles/iam.serviceAccountUser user:ann@example.com",
  ]);
});

test("the import id of a member of a database has the names alone, and that of a dataset and a key the full name", () => {
  const key = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/orders";
  const [document] = documentsOf((app) => {
    const stack = newStack(app);
    const ops = Principal.group("ops@example.com");
    const place = { instance: "main", database: "orders" };
    SpannerDatabase.fromDatabaseAttributes(stack, "database", place).grantRead(ops);
    BigQueryDataset.fromDatasetId(stack, "dataset", "sales").grantRead(ops);
    CryptoKey.fromKeyFullName(stack, "key", key).grantDecrypt(ops);
  });
  expect(document.resources.flatMap((one) => policyImportIdOf(one) ?? []).sort()).toEqual([
    "example-project/main/orders roles/spanner.databaseReader group:ops@example.com",
    "projects/example-project/datasets/sales roles/bigquery.dataViewer group:ops@example.com",
    `${key} roles/cloudkms.cryptoKeyDecrypter group:ops@example.com`,
  ]);
});
