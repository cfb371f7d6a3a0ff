import { ONE_OWNER } from "../../lib/rules/one-owner";
import { provider } from "../document/documents";
import { ADA, at, foundBy, foundInStacks, INVOKER, OPS } from "./findings";

const fn = { google_cloudfunctions2_function: { orders: { name: "My_Orders", location: "us-central1" } } };
const BEHIND = "${google_cloudfunctions2_function.orders.service_config[0].service}";
const V2 = "google_cloud_run_v2_service_iam";

const found = (resource: object) => foundBy(ONE_OWNER, { resource: { ...fn, ...resource } });
const grant = (args: object = {}) =>
  at("shop/grant", { name: BEHIND, location: "us-central1", role: INVOKER, member: OPS, ...args });
const alone = (
  type: string,
  granting: string,
  noun = "service",
  beside = "'shop/grant'",
  remedy = "use grantInvoke for every caller",
) => [
  `'${type}' must be alone in granting ${granting} on its ${noun}, got ${beside} beside it; ${remedy} [at shop/own] (one-owner)`,
];

test.each([
  { name: BEHIND, location: "us-central1" },
  { name: "my-orders", location: "us-central1" },
  { name: "projects/example-project/locations/us-central1/services/my-orders" },
])("reports a binding and another member of its role, however the service is named: %j", (args) => {
  const binding = at("shop/own", { ...args, role: INVOKER, members: [ADA] });
  expect(found({ [`${V2}_member`]: { grant: grant() }, [`${V2}_binding`]: { own: binding } })).toEqual(
    alone(`${V2}_binding`, INVOKER),
  );
  const { name, ...place } = args;
  const older = at("shop/own", { ...place, service: name, role: INVOKER, members: [ADA] });
  expect(
    found({ [`${V2}_member`]: { grant: grant() }, google_cloud_run_service_iam_binding: { own: older } }),
  ).toEqual(alone("google_cloud_run_service_iam_binding", INVOKER));
});

test("reports a policy and any other member", () => {
  const policy = at("shop/own", {
    name: BEHIND,
    location: "us-central1",
    policy_data: '${file("policy.json")}',
  });
  expect(
    found({
      [`${V2}_member`]: { grant: grant({ role: "roles/run.viewer" }) },
      [`${V2}_policy`]: { own: policy },
    }),
  ).toEqual(alone(`${V2}_policy`, "roles"));
});

test("reports the second of two bindings", () => {
  const binding = (path: string) => at(path, { name: "x", role: INVOKER, members: [ADA] });
  expect(found({ [`${V2}_binding`]: { first: binding("shop/grant"), second: binding("shop/own") } })).toEqual(
    alone(`${V2}_binding`, INVOKER),
  );
});

test.each<[string, object]>([
  ["another role", { role: "roles/run.viewer" }],
  ["another service", { name: "other" }],
  ["another location", { location: "europe-west1" }],
  ["another project", { project: "other-project" }],
  ["another condition", { condition: { title: "t", expression: "e" } }],
])("accepts a binding for %s", (_, args) => {
  const binding = at("shop/own", {
    name: "my-orders",
    location: "us-central1",
    role: INVOKER,
    members: [ADA],
    ...args,
  });
  expect(found({ [`${V2}_member`]: { grant: grant() }, [`${V2}_binding`]: { own: binding } })).toEqual([]);
});

test("accepts a binding with another provider, which can have another project", () => {
  const binding = at("shop/own", { name: "x", provider: "google.other", role: INVOKER, members: [ADA] });
  const own = { provider: { google: [{ region: "us-central1" }, { alias: "other" }] } };
  const member = at("shop/grant", { name: "x", role: INVOKER, member: OPS });
  const resource = { [`${V2}_member`]: { grant: member }, [`${V2}_binding`]: { own: binding } };
  expect(foundBy(ONE_OWNER, { ...own, resource })).toEqual([]);
});

test.each<[string, object, string, string?]>([
  ["google_project", { project: "example-project" }, "project"],
  ["google_secret_manager_secret", { secret_id: "password" }, "secret"],
  ["google_storage_bucket", { bucket: "files" }, "bucket"],
  ["google_pubsub_topic", { topic: "orders" }, "topic"],
  ["google_pubsub_subscription", { subscription: "orders" }, "subscription"],
  [
    "google_service_account",
    { service_account_id: "projects/-/serviceAccounts/a@example-project.iam.gserviceaccount.com" },
    "account",
  ],
  ["google_cloud_tasks_queue", { name: "orders" }, "queue"],
  ["google_artifact_registry_repository", { repository: "images" }, "repository"],
  [
    "google_iap_web_type_app_engine",
    { app_id: "example-project" },
    "part of IAP",
    "use grantInvoke for every caller",
  ],
  [
    "google_cloudfunctions_function",
    { cloud_function: "orders" },
    "function",
    "use grantInvoke for every caller",
  ],
])("also checks %s", (type, args, noun, remedy = "grant each member on its own") => {
  const member = at("shop/grant", { ...args, role: "roles/x", member: OPS });
  const with_ = (owns: string, more: object) =>
    found({
      [`${type}_iam_member`]: { grant: member },
      [`${type}_iam_${owns}`]: { own: at("shop/own", { ...args, ...more }) },
    });
  expect(with_("binding", { role: "roles/x", members: [ADA] })).toEqual(
    alone(`${type}_iam_binding`, "roles/x", noun, "'shop/grant'", remedy),
  );
  expect(with_("binding", { role: "roles/y", members: [ADA] })).toEqual([]);
  expect(with_("policy", { policy_data: "{}" })).toEqual(
    alone(`${type}_iam_policy`, "roles", noun, "'shop/grant'", remedy),
  );
});

test("names at most three of the other members", () => {
  const members = Object.fromEntries(
    ["a", "b", "c", "d", "e"].map((name) => [
      name,
      at(`shop/${name}`, { name: "x", role: INVOKER, member: `user:${name}@example.com` }),
    ]),
  );
  const own = at("shop/own", { name: "x", role: INVOKER, members: [ADA] });
  expect(found({ [`${V2}_member`]: members, [`${V2}_binding`]: { own } })).toEqual(
    alone(`${V2}_binding`, INVOKER, "service", "'shop/a', 'shop/b', 'shop/c' and 2 more"),
  );
});

test("reports a member and a binding in two stacks", () => {
  const member = at("shop/grant", { name: "x", role: INVOKER, member: OPS });
  const binding = at("depot/own", { name: "x", role: INVOKER, members: [ADA] });
  expect(
    foundInStacks(ONE_OWNER, {
      shop: { provider, resource: { [`${V2}_member`]: { grant: member } } },
      depot: { provider, resource: { [`${V2}_binding`]: { own: binding } } },
    }),
  ).toEqual([alone(`${V2}_binding`, INVOKER)[0].replace("shop/own", "depot/own")]);
});
