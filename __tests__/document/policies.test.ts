import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PolicyPart } from "../../lib/document/policy";
import { POLICY_KINDS } from "../../lib/document/policy-kinds";
import { shop } from "./documents";

const OPS = "group:ops@example.com";

function partIn(resource: object, more: object = {}): PolicyPart {
  const { policies } = shop({ ...more, resource });
  expect(policies).toHaveLength(1);
  return policies[0];
}

const visible = (text: string) => text.replaceAll("\ue000", "<").replaceAll("\ue001", ">");
const targetOf = (type: string, args: object, more: object = {}) =>
  visible(
    partIn({ [`${type}_iam_member`]: { one: { ...args, role: "roles/viewer", member: OPS } } }, more).target,
  );

/** The arguments of an IAM resource in the bindings, in camel case; undefined if there is no such resource. */
function argumentsOf(prefix: string, owns: string): string[] | undefined {
  const folder = `${prefix.replace(/^google_/, "").replaceAll("_", "-")}-iam-${owns}`;
  for (const [provider, name] of [
    ["provider-google", folder],
    ["provider-google-beta", `google-${folder}`],
  ]) {
    const file = join(__dirname, "..", "..", "node_modules", "@cdktf", provider, "lib", name, "index.d.ts");
    if (!existsSync(file)) continue;
    const config =
      /export interface \w+Config extends .*? \{(.*?)\n\}/s.exec(readFileSync(file, "utf8"))?.[1] ?? "";
    return [...config.matchAll(/readonly (\w+)\??:/g)].map(([, argument]) => argument);
  }
  return undefined;
}

test.each(Object.entries(POLICY_KINDS))("%s has the arguments for its full name", (prefix, { target }) => {
  const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const all = [...target.matchAll(/\{(\w+)\}/g)].map(([, name]) => camel(name));
  // Keys and key rings are always given by their full names.
  const own = prefix.startsWith("google_kms_") ? all.slice(-1) : all;
  expect(argumentsOf(prefix, "member")).toEqual(expect.arrayContaining([...own, "role", "member"]));
  expect(argumentsOf(prefix, "binding")).toEqual(expect.arrayContaining([...own, "role", "members"]));
  expect(argumentsOf(prefix, "policy")).toEqual(expect.arrayContaining([...own, "policyData"]));
});

test("every IAP policy of the provider is read", () => {
  const libs = ["provider-google", "provider-google-beta"].map((name) =>
    join(__dirname, "..", "..", "node_modules", "@cdktf", name, "lib", "lazy-index.js"),
  );
  const types = libs.flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(/'\.\/(?:google-)?(iap-[\w-]+)-iam-member'/g),
  ]);
  const prefixes = new Set(types.map(([, name]) => `google_${name.replaceAll("-", "_")}`));
  expect(prefixes.size).toBeGreaterThan(10);
  expect([...prefixes].filter((prefix) => !Object.hasOwn(POLICY_KINDS, prefix))).toEqual([]);
});

describe("the resource of a policy", () => {
  const service = {
    google_cloud_run_v2_service: { s: { name: "orders", location: "us-central1" }, t: { name: "page" } },
  };
  const more = {
    resource: {
      ...service,
      google_cloudfunctions2_function: { f: { name: "my_orders", location: "us-central1" } },
      google_pubsub_topic: { t: { name: "orders" } },
      google_storage_bucket: { b: { name: "orders" } },
      google_service_account: { sa: { account_id: "orders-run" } },
    },
  };
  const target = (type: string, args: object) => {
    const { policies } = shop({
      resource: {
        ...more.resource,
        [`${type}_iam_member`]: { one: { ...args, role: "roles/viewer", member: OPS } },
      },
      variable: { name: {} },
    });
    return visible(policies[0].target);
  };
  const ORDERS = "projects/example-project/locations/us-central1/services/orders";

  test.each([
    [{ name: "orders", location: "us-central1" }, ORDERS],
    [{ name: ORDERS }, ORDERS],
    [{ name: ORDERS, location: "europe-west1", project: "other-project" }, ORDERS],
    [{ name: "${google_cloud_run_v2_service.s.name}", location: "us-central1" }, ORDERS],
    [{ name: "${google_cloud_run_v2_service.s.id}" }, ORDERS],
    [
      {
        name: "${google_cloud_run_v2_service.s.name}",
        location: "${google_cloud_run_v2_service.s.location}",
      },
      ORDERS,
    ],
    [
      {
        name: "projects/example-project/locations/us-central1/services/${google_cloud_run_v2_service.s.name}",
      },
      ORDERS,
    ],
    [{ name: "page" }, "projects/example-project/locations/asia-northeast1/services/page"],
    [
      { name: "page", project: "other-project" },
      "projects/other-project/locations/asia-northeast1/services/page",
    ],
    [
      { name: "${google_cloudfunctions2_function.f.service_config[0].service}", location: "us-central1" },
      "projects/example-project/locations/us-central1/services/my-orders",
    ],
    [{ name: "${var.name}" }, "projects/example-project/locations/asia-northeast1/services/<shop:var.name>"],
  ])("%j is the Cloud Run service %s", (args, expected) => {
    expect(target("google_cloud_run_v2_service", args)).toBe(expected);
    const { name, ...place } = args;
    expect(target("google_cloud_run_service", { ...place, service: name })).toBe(expected);
  });

  test.each<[string, object, string]>([
    ["google_project", { project: "example-project" }, "projects/example-project"],
    ["google_project", { project: "projects/example-project" }, "projects/example-project"],
    ["google_folder", { folder: "folders/123" }, "folders/123"],
    ["google_folder", { folder: "123" }, "folders/123"],
    ["google_organization", { org_id: "123" }, "organizations/123"],
    ["google_storage_bucket", { bucket: "b/orders" }, "b/orders"],
    ["google_storage_bucket", { bucket: "${google_storage_bucket.b.id}" }, "b/orders"],
    ["google_pubsub_topic", { topic: "orders" }, "projects/example-project/topics/orders"],
    [
      "google_pubsub_topic",
      { topic: "${google_pubsub_topic.t.id}" },
      "projects/example-project/topics/orders",
    ],
    [
      "google_service_account",
      { service_account_id: "${google_service_account.sa.name}" },
      "serviceAccounts/orders-run@example-project.iam.gserviceaccount.com",
    ],
    [
      "google_service_account",
      { service_account_id: "projects/-/serviceAccounts/orders-run@example-project.iam.gserviceaccount.com" },
      "serviceAccounts/orders-run@example-project.iam.gserviceaccount.com",
    ],
    ["google_iap_web", {}, "projects/example-project/iap_web"],
    [
      "google_iap_web_type_app_engine",
      { app_id: "example-project" },
      "projects/example-project/iap_web/appengine-example-project",
    ],
    [
      "google_iap_web_cloud_run_service",
      { cloud_run_service_name: "page" },
      "projects/example-project/iap_web/cloud_run-asia-northeast1/services/page",
    ],
    [
      "google_cloudfunctions_function",
      { cloud_function: "orders" },
      "projects/example-project/locations/asia-northeast1/functions/orders",
    ],
  ])("%s of %j is %s", (type, args, expected) => {
    expect(target(type, args)).toBe(expected);
  });

  test("without a project, resources of two providers differ", () => {
    const without = (args: object) =>
      targetOf("google_pubsub_topic", { topic: "orders", ...args }, { provider: { google: [{}] } });
    expect(without({})).toBe("projects/<shop:project of provider google>/topics/orders");
    expect(without({ provider: "google.other" })).toBe(
      "projects/<shop:project of provider google.other>/topics/orders",
    );
  });
});

describe("the bindings of a policy", () => {
  const said = ({ statements, isRead }: PolicyPart) => ({
    isRead,
    statements: statements.map(({ role, members, condition }) => ({
      role: visible(role),
      members: members.map(({ spelling }) => visible(spelling)),
      condition,
    })),
  });
  const member = (args: object, more: object = {}) =>
    said(
      partIn(
        { google_project_iam_member: { one: { project: "p", role: "roles/viewer", member: OPS, ...args } } },
        more,
      ),
    );
  const policy = (policy_data: unknown, more: object = {}) =>
    said(partIn({ google_project_iam_policy: { one: { project: "p", policy_data } } }, more));

  test("a member resource has one member, spelled as Google stores it", () => {
    expect(member({ member: "user:Ada@Example.com" })).toEqual({
      isRead: true,
      statements: [{ role: "roles/viewer", members: ["user:ada@example.com"], condition: undefined }],
    });
  });

  test("a condition has its title, expression and description", () => {
    const condition = { title: "until", expression: "request.time < x", description: "d" };
    expect(member({ condition }).statements[0].condition).toBe("until\nrequest.time < x\nd");
    expect(member({ condition: [condition] }).statements[0].condition).toBe("until\nrequest.time < x\nd");
    expect(member({ condition: [] }).statements[0].condition).toBeUndefined();
  });

  test("a conditional role or member counts with each of its results", () => {
    const choice = (yes: string, no: string) => `\${var.x ? "${yes}" : "${no}"}`;
    expect(
      member({ role: choice("roles/a", "roles/b"), member: choice("allUsers", OPS) }).statements,
    ).toEqual([
      { role: "roles/a", members: ["allUsers", OPS], condition: undefined },
      { role: "roles/b", members: ["allUsers", OPS], condition: undefined },
    ]);
  });

  test("a binding has all members that are known", () => {
    const binding = (members: unknown) =>
      said(partIn({ google_project_iam_binding: { one: { project: "p", role: "roles/viewer", members } } }));
    expect(binding([OPS, "${var.who}"])).toMatchObject({
      isRead: true,
      statements: [{ members: [OPS, "<shop:var.who>"] }],
    });
    expect(binding('${tolist(["allUsers"])}')).toMatchObject({
      isRead: true,
      statements: [{ members: ["allUsers"] }],
    });
    expect(binding("${var.all}")).toEqual({
      isRead: false,
      statements: [{ role: "roles/viewer", members: [], condition: undefined }],
    });
  });

  const bindings = [
    { role: "roles/viewer", members: [OPS, "allUsers"] },
    { role: "roles/editor", members: [OPS] },
  ];
  const both = {
    isRead: true,
    statements: bindings.map((one) => ({ ...one, condition: undefined })),
  };

  test.each<[string, unknown, object]>([
    [
      "by the data source",
      "${data.google_iam_policy.p.policy_data}",
      { data: { google_iam_policy: { p: { binding: bindings } } } },
    ],
    ["as JSON", JSON.stringify({ bindings }), {}],
    ["as JSON in a local", "${local.policy}", { locals: { policy: JSON.stringify({ bindings }) } }],
    ["by jsonencode", "${jsonencode({ bindings = local.bindings })}", { locals: { bindings } }],
  ])("a whole policy is read, %s", (_, data, more) => {
    expect(policy(data, more)).toEqual(both);
  });

  test("a whole policy is read, with its unknown parts", () => {
    expect(
      policy('${jsonencode({ bindings = [{ role = "roles/viewer", members = ["allUsers", var.who] }] })}'),
    ).toMatchObject({ isRead: true, statements: [{ members: ["allUsers", "<shop:var.who>"] }] });
    const dynamic = { binding: [{ role: "roles/viewer", members: "${var.all}" }, bindings[1]] };
    expect(
      policy("${data.google_iam_policy.p.policy_data}", { data: { google_iam_policy: { p: dynamic } } }),
    ).toMatchObject({
      isRead: false,
      statements: [{ members: [] }, { role: "roles/editor", members: [OPS] }],
    });
  });

  test.each([
    '${file("policy.json")}',
    "${var.policy}",
    "no JSON",
    "[]",
    "",
    "${data.google_iam_policy.q.policy_data}",
  ])("the whole policy %j is not read", (data) => {
    expect(policy(data)).toEqual({ isRead: false, statements: [] });
  });

  test("a policy without bindings has no members", () => {
    expect(policy("{}")).toEqual({ isRead: true, statements: [] });
  });
});

test("data sources and other resources write no policy", () => {
  expect(
    shop({
      resource: {
        google_pubsub_topic: { t: { name: "orders" } },
        google_bigtable_table_iam_member: { one: {} },
      },
      data: { google_cloud_run_v2_service_iam_policy: { p: { name: "orders" } } },
    }).policies,
  ).toEqual([]);
});
