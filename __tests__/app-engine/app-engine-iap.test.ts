import { readFileSync } from "node:fs";
import { join } from "node:path";
import { IapAppEngineServiceIamMember } from "@cdktf/provider-google/lib/iap-app-engine-service-iam-member";
import { IapAppEngineVersionIamMember } from "@cdktf/provider-google/lib/iap-app-engine-version-iam-member";
import { IapWebTypeAppEngineIamMember } from "@cdktf/provider-google/lib/iap-web-type-app-engine-iam-member";
import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import { type TerraformStack, TerraformVariable } from "cdktf";
import { AppEngineIap, type AppEngineIapProps } from "../../lib/app-engine/app-engine-iap";
import { AppEngineTarget } from "../../lib/app-engine/app-engine-target";
import { ProjectServices } from "../../lib/core/project-services";
import { IamCondition } from "../../lib/iam/iam-condition";
import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { warnings } from "../support/annotations";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";

const STAFF = Principal.group("staff@example.com");
const MEMBER = {
  app_id: "example-project",
  project: "example-project",
  role: "roles/iap.httpsResourceAccessor",
  member: "group:staff@example.com",
};

const TYPES = {
  app: IapWebTypeAppEngineIamMember,
  service: IapAppEngineServiceIamMember,
  version: IapAppEngineVersionIamMember,
};

/** All IAP members for App Engine, by level: app, service, version. */
const members = (stack: TerraformStack) =>
  Object.fromEntries(Object.entries(TYPES).map(([level, type]) => [level, all(stack, type)]));

const NOBODY = { app: [], service: [], version: [] };
const LEVELS: [keyof typeof TYPES, AppEngineTarget | undefined, object][] = [
  ["app", undefined, MEMBER],
  ["app", AppEngineTarget.application(), MEMBER],
  ["service", AppEngineTarget.service("api"), { ...MEMBER, service: "api" }],
  ["version", AppEngineTarget.version("api", "v1"), { ...MEMBER, service: "api", version_id: "v1" }],
];

test("grants access to nobody by default", () => {
  const stack = newStack();
  new AppEngineIap(stack, "iap");
  expect(members(stack)).toEqual(NOBODY);
});

const TOKYO = 'request.time.getHours("Asia/Tokyo") < 18';
const OFFICE = "accessPolicies/1/accessLevels/office";

describe.each(LEVELS)("for the %s", (level, target, member) => {
  test("grants a principal access, once", () => {
    const stack = newStack();
    const iap = new AppEngineIap(stack, "iap", { target });
    expect(iap.grantAccess(STAFF)).toBe(iap.grantAccess(STAFF));
    expect(members(stack)).toEqual({ ...NOBODY, [level]: [member] });
    expect(warnings(stack)).toEqual([]);
  });

  test("writes a grant for each condition of a principal", () => {
    const stack = newStack();
    const iap = new AppEngineIap(stack, "iap", { target });
    const conditions: [IamCondition, string, string][] = [
      [IamCondition.requestPath("/api/"), "only /api/", 'request.path.startsWith("/api/")'],
      [IamCondition.requestHost("a.example.com"), "only a.example.com", 'request.host == "a.example.com"'],
      [
        IamCondition.until("2027-04-01"),
        "until 2027-04-01",
        'request.time < timestamp("2027-04-01T00:00:00Z")',
      ],
      [IamCondition.accessLevels(OFFICE), "only office", `"${OFFICE}" in request.auth.access_levels`],
      [IamCondition.cel("by day", TOKYO), "by day", TOKYO],
    ];
    const grants = conditions.map(([condition]) => iap.grantAccess(STAFF, { condition }));
    expect(new Set(grants).size).toBe(conditions.length);
    const { [level]: found, ...rest } = members(stack);
    expect(new Set(found)).toEqual(
      new Set(conditions.map(([, title, expression]) => ({ ...member, condition: { title, expression } }))),
    );
    expect(Object.values(rest)).toEqual([[], []]);
  });
});

test.each<[string, AppEngineIapProps, object]>([
  ["of another project", { project: "other-project" }, { project: "other-project", app_id: "other-project" }],
  ["by its id", { appId: "${var.app}" }, { app_id: "${var.app}" }],
  [
    "by its id in another project",
    { project: "other-project", appId: "app-id" },
    { project: "other-project", app_id: "app-id" },
  ],
  [
    "of a project that only Terraform knows",
    { project: "${var.p}" },
    { project: "${var.p}", app_id: "${var.p}" },
  ],
])("is for the app %s", (_, props, place) => {
  const stack = newStack();
  new AppEngineIap(stack, "iap", props).grantAccess(STAFF);
  expect(members(stack)).toEqual({ ...NOBODY, app: [{ ...MEMBER, ...place }] });
});

test("grants access to a service account of this app", () => {
  const stack = newStack();
  new AppEngineIap(stack, "iap").grantAccess(new ServiceAccount(stack, "partner"));
  expect(members(stack)).toEqual({
    ...NOBODY,
    app: [{ ...MEMBER, member: "${google_service_account.partner_FFAA9D4A.member}" }],
  });
});

test("grants access to the public with a reason, which is written next to the member", () => {
  const app = newApp();
  const stack = newStack(app);
  new AppEngineIap(stack, "iap").grantAccess(Principal.allAuthenticatedUsers("the partners' page"));
  app.synth();
  const { resource } = JSON.parse(
    readFileSync(join(app.outdir, "stacks", "shop", "cdk.tf.json"), "utf8"),
  ) as {
    resource: { google_iap_web_type_app_engine_iam_member: { [name: string]: object } };
  };
  expect(Object.values(resource.google_iap_web_type_app_engine_iam_member)).toEqual([
    {
      "//": { metadata: expect.anything() as object, reason: "the partners' page" },
      ...MEMBER,
      member: "allAuthenticatedUsers",
    },
  ]);
});

test("depends on the APIs of its project if the stack enables APIs", () => {
  const stack = newStack();
  new AppEngineIap(stack, "iap", { project: "other-project" }).grantAccess(STAFF);
  new ProjectServices(stack, "apis");
  new AppEngineIap(stack, "unknown", {
    project: new TerraformVariable(stack, "project", {}).stringValue,
  }).grantAccess(STAFF);
  const service = { project: "other-project", disable_on_destroy: false };
  expect(all(stack, ProjectService)).toEqual([
    { ...service, service: "appengine.googleapis.com" },
    { ...service, service: "iap.googleapis.com" },
  ]);
  expect(members(stack).app).toEqual([
    {
      ...MEMBER,
      project: "other-project",
      app_id: "other-project",
      depends_on: [
        "google_project_service.apis_iapgoogleapiscomother-project_A2503AAD",
        "google_project_service.apis_appenginegoogleapiscomother-project_B20D503C",
      ],
    },
    { ...MEMBER, project: "${var.project}", app_id: "${var.project}" },
  ]);
});

test.each(["", "Example", "-", "apps/example-project", "a b", "%{x}"])("refuses the app id '%s'", (appId) => {
  expect(() => new AppEngineIap(newStack(), "iap", { appId })).toThrow(
    new Error(
      `'appId' must be the id of the app's project, like 'example-project', got '${appId}' [at shop/iap]`,
    ),
  );
});
