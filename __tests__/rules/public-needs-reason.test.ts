import { PUBLIC_NEEDS_REASON } from "../../lib/rules/public-needs-reason";
import { at, foundBy, INVOKER, OPS } from "./findings";

const found = (resource: object, more: object = {}) => foundBy(PUBLIC_NEEDS_REASON, { ...more, resource });
const noReason = (everyone: string) =>
  `'member' must not be the public without a reason, got '${everyone}'; use Principal.${everyone}(reason), or addOverride('//.reason', '…') [at shop/own] (public-needs-reason)`;

const KINDS: [string, object, string?][] = [
  ["google_cloud_run_v2_service", { name: "orders" }],
  ["google_cloud_run_service", { service: "orders" }],
  ["google_cloudfunctions_function", { cloud_function: "orders" }, "roles/cloudfunctions.invoker"],
  ["google_cloudfunctions2_function", { cloud_function: "orders" }, "roles/cloudfunctions.invoker"],
  ...[
    "google_iap_web",
    "google_iap_web_type_app_engine",
    "google_iap_app_engine_service",
    "google_iap_app_engine_version",
    "google_iap_web_cloud_run_service",
    "google_iap_web_backend_service",
    "google_iap_web_region_backend_service",
    "google_iap_web_type_compute",
  ].map((type): [string, object, string] => [type, {}, "roles/iap.httpsResourceAccessor"]),
];

describe.each(KINDS)("%s", (type, args, role = INVOKER) => {
  const policyData = {
    google_iam_policy: { noauth: { binding: [{ role, members: ["allUsers"] }] } },
  };

  test.each<[string, string, object, object?]>([
    ["a member", "member", { role, member: "allUsers" }],
    ["one of a binding", "binding", { role, members: [OPS, "allUsers"] }],
    [
      "a policy by the data source",
      "policy",
      { policy_data: "${data.google_iam_policy.noauth.policy_data}" },
      policyData,
    ],
    [
      "a policy as JSON",
      "policy",
      { policy_data: JSON.stringify({ bindings: [{ role, members: ["allUsers"] }] }) },
    ],
  ])("reports the public in %s without a reason, and accepts it with one", (_, owns, more, data = {}) => {
    const resource = (comments: object) => ({
      [`${type}_iam_${owns}`]: { own: at("shop/own", { ...args, ...more }, comments) },
    });
    expect(found(resource({}), { data })).toEqual([noReason("allUsers")]);
    expect(found(resource({ reason: "the front page" }), { data })).toEqual([]);
  });
});

const member = (spelling: unknown, more: object = {}, comments: object = {}) =>
  found(
    {
      google_cloud_run_v2_service_iam_member: {
        own: at("shop/own", { name: "x", role: INVOKER, member: spelling }, comments),
      },
    },
    more,
  );

test.each<[string, unknown, object?]>([
  ["text", "allUsers"],
  ["text in an expression", '${"allUsers"}'],
  ["joined text", '${join("", ["all", "Users"])}'],
  ["a local", "${local.who}", { locals: { who: "allUsers" } }],
  ["a local of a local", "${local.who}", { locals: { who: "${local.all}Users", all: "all" } }],
  ["a variable's default", "${var.who}", { variable: { who: { default: "allUsers" } } }],
  ["one of a list", "${local.members[1]}", { locals: { members: [OPS, "allUsers"] } }],
  ["one of two", '${var.open ? "allUsers" : "group:ops@example.com"}', { variable: { open: {} } }],
  ["decoded text", '${base64decode("YWxsVXNlcnM=")}'],
  ["text from JSON", '${jsondecode("\\"allUsers\\"")}'],
  ["replaced text", '${replace("none", "none", "allUsers")}'],
])("finds the public in %s", (_, spelling, more = {}) => {
  expect(member(spelling, more)).toEqual([noReason("allUsers")]);
});

test("finds the public in a resource that Terraform repeats", () => {
  const resource = {
    google_cloud_run_v2_service_iam_member: {
      own: at("shop/own", {
        for_each: '${toset(["group:ops@example.com", "allUsers"])}',
        name: "x",
        role: INVOKER,
        member: "${each.value}",
      }),
    },
  };
  expect(found(resource)).toEqual([noReason("allUsers")]);
});

test("allAuthenticatedUsers is the public", () => {
  expect(member("allAuthenticatedUsers")).toEqual([noReason("allAuthenticatedUsers")]);
});

test.each(["", "  ", 1, null, "\u200b", "\u00a0", "…", {}, []])(
  "the reason %j, which a person cannot read, does not count",
  (reason) => {
    expect(member("allUsers", {}, { reason })).toEqual([noReason("allUsers")]);
  },
);

test.each(["$${allUsers}", OPS, "allUsersx"])("%s is not the public", (spelling) => {
  expect(member(spelling)).toEqual([]);
});

test.each<[string, object]>([
  ["google_cloud_run_v2_service", { name: "x", invoker_iam_disabled: true }],
  [
    "google_cloud_run_service",
    { name: "x", metadata: { annotations: { "run.googleapis.com/invoker-iam-disabled": "true" } } },
  ],
])("reports %s without the invoker check and without a reason", (type, args) => {
  expect(found({ [type]: { own: at("shop/own", args) } })).toEqual([
    "'invoker_iam_disabled' must not be on without a reason, got true; use InvokerIamCheck.disabled(reason), or addOverride('//.reason', '…') [at shop/own] (public-needs-reason)",
  ]);
  expect(found({ [type]: { own: at("shop/own", args, { reason: "the front page" }) } })).toEqual([]);
});

test("accepts the public on resources and roles that do not let callers in", () => {
  expect(
    found({
      google_storage_bucket_iam_member: {
        own: { bucket: "site", role: "roles/storage.objectViewer", member: "allUsers" },
      },
      google_cloud_run_v2_service_iam_member: {
        own: { name: "x", role: "roles/run.viewer", member: "allUsers" },
      },
    }),
  ).toEqual([]);
});
