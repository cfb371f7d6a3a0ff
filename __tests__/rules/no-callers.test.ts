import { NO_CALLERS } from "../../lib/rules/no-callers";
import { at, foundBy, INVOKER, OPS } from "./findings";

const found = (args: object, more: object = {}) =>
  foundBy(NO_CALLERS, {
    resource: {
      google_cloud_run_v2_service: { orders: at("shop/orders-api/Resource", { name: "orders", ...args }) },
      ...more,
    },
  });

const NOBODY = [
  "'callers' must name somebody, got none, so that nobody may call this; add ordersApi.grantInvoke(…) [at shop/orders-api/Resource] (no-callers)",
];
const member = (args: object) => ({
  google_cloud_run_v2_service_iam_member: { own: { name: "orders", role: INVOKER, member: OPS, ...args } },
});

test("reports a service without callers", () => {
  expect(found({})).toEqual(NOBODY);
  expect(found({}, member({ role: "roles/run.viewer" }))).toEqual(NOBODY);
  expect(found({}, member({ name: "page" }))).toEqual(NOBODY);
});

test("reports a service behind IAP without a grant to IAP's service agent", () => {
  expect(found({ iap_enabled: true })).toEqual(NOBODY);
});

test.each<[string, object, object?]>([
  ["it names somebody", {}, member({})],
  ["it asks nobody", { invoker_iam_disabled: true }],
  [
    "the project names somebody",
    {},
    { google_project_iam_member: { own: { project: "example-project", role: INVOKER, member: OPS } } },
  ],
  [
    "its policy cannot be read",
    {},
    { google_cloud_run_v2_service_iam_policy: { own: { name: "orders", policy_data: "${var.p}" } } },
  ],
])("finds nothing if %s", (_, args, more = {}) => {
  expect(found(args, more)).toEqual([]);
});

test("finds nothing for a function with a trigger", () => {
  expect(
    foundBy(NO_CALLERS, {
      resource: { google_cloudfunctions2_function: { f: { name: "orders", event_trigger: {} } } },
    }),
  ).toEqual([]);
});
