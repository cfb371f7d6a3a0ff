import { CloudRunV2ServiceIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-binding";
import { IapWebCloudRunServiceIamMember } from "@cdktf/provider-google/lib/iap-web-cloud-run-service-iam-member";
import { GoogleBetaProvider } from "@cdktf/provider-google-beta/lib/provider";
import type { TerraformStack } from "cdktf";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { PROJECT_NUMBERS_CONTEXT } from "../../lib/core/project-numbers";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { IamCondition } from "../../lib/iam/iam-condition";
import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { GoogleService } from "../../lib/invocation/google-service";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import type { CloudRunService } from "../../lib/services/cloud-run-service";
import type { CloudRunServiceProps } from "../../lib/services/cloud-run-service-props";
import { TrafficTarget } from "../../lib/services/traffic-target";
import { snapshotOf } from "../../lib/testing";
import { warnings } from "../support/annotations";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";
import { local, newService, ordersOf, resourcesOf, SERVICE, service, SERVICE_ACCOUNT } from "./new-service";

const STAFF = Principal.group("staff@example.com");
const JOBS = "jobs@example-project.iam.gserviceaccount.com";
const OF_SERVICE = { location: "asia-northeast1", project: "example-project" };
const PROJECT = "data.google_project.cloud-run-functions_project_number_D05CF513";
const AGENT = {
  ...OF_SERVICE,
  name: `\${${SERVICE}.name}`,
  role: "roles/run.invoker",
  member: `serviceAccount:service-\${${PROJECT}.number}@gcp-sa-iap.iam.gserviceaccount.com`,
  lifecycle: { replace_triggered_by: [`${SERVICE}.id`] },
};
const PASS = {
  ...OF_SERVICE,
  cloud_run_service_name: `\${${SERVICE}.name}`,
  role: "roles/iap.httpsResourceAccessor",
  member: "group:staff@example.com",
};

/** A service `orders` that IAP guards, and its stack, on a provider that has it. */
function guarded(props: Partial<CloudRunServiceProps> = {}): [CloudRunService, TerraformStack] {
  const stack = newStack();
  GoogleProviderVersion.pin(stack, "7.21.0");
  return [newService(stack, "orders", { iap: true, ...props }), stack];
}

const passes = (stack: TerraformStack) => all(stack, IapWebCloudRunServiceIamMember);

test("IAP guards a service and may call it, and nobody may pass by default", () => {
  const [, stack] = guarded();
  expect(resourcesOf(stack)).toEqual({
    google_cloud_run_v2_service: { [local(SERVICE)]: service({ iap_enabled: true }) },
    google_cloud_run_v2_service_iam_member: {
      "orders_roles--runinvokerserviceAgentgcp-sa-iap_F874F30B": AGENT,
    },
    google_service_account: {
      [local(SERVICE_ACCOUNT)]: {
        account_id: "orders-run",
        description: "Runs the Cloud Run service orders",
        lifecycle: { create_before_destroy: true },
        project: "example-project",
      },
    },
  });
});

test("IAP calls with the service agent of the service's project, whose number may come from the context", () => {
  const app = newApp();
  app.node.setContext(PROJECT_NUMBERS_CONTEXT, { vault: "123456789012" });
  const stack = newStack(app);
  GoogleProviderVersion.pin(stack, "7.21.0");
  newService(stack, "orders", { iap: true, project: "vault" }).grantIapAccess(STAFF);
  const { google_cloud_run_v2_service_iam_member: agents } = resourcesOf(stack);
  expect(Object.values(agents)).toEqual([
    {
      ...AGENT,
      project: "vault",
      member: "serviceAccount:service-123456789012@gcp-sa-iap.iam.gserviceaccount.com",
    },
  ]);
  expect(passes(stack)).toEqual([{ ...PASS, project: "vault" }]);
});

test("a named principal gets one member to pass IAP, and no role on the service", () => {
  const [orders, stack] = guarded();
  expect(orders.grantIapAccess(STAFF)).toBe(orders.grantIapAccess(STAFF));
  expect(passes(stack)).toEqual([PASS]);
  expect(Object.values(resourcesOf(stack).google_cloud_run_v2_service_iam_member)).toEqual([AGENT]);
});

test.each<[IamCondition, { title: string; expression: string }]>([
  [
    IamCondition.requestPath("/api/", "/v2/"),
    {
      title: "only /api/, /v2/",
      expression: 'request.path.startsWith("/api/") || request.path.startsWith("/v2/")',
    },
  ],
  [
    IamCondition.requestHost("orders.example.com"),
    { title: "only orders.example.com", expression: 'request.host == "orders.example.com"' },
  ],
  [
    IamCondition.until("2026-12-31"),
    {
      title: "until 2026-12-31",
      expression: 'request.time < timestamp("2026-12-31T00:00:00Z")',
    },
  ],
  [
    IamCondition.accessLevels("accessPolicies/123/accessLevels/office"),
    {
      title: "only office",
      expression: '"accessPolicies/123/accessLevels/office" in request.auth.access_levels',
    },
  ],
  [
    IamCondition.cel("by %{day}", 'request.time.getHours("Asia/Tokyo") < 18'),
    { title: "by %%{day}", expression: 'request.time.getHours("Asia/Tokyo") < 18' },
  ],
  [
    IamCondition.all(IamCondition.requestPath("/api/"), IamCondition.until("2026-12-31")),
    {
      title: "only /api/, until 2026-12-31",
      expression: '(request.path.startsWith("/api/")) && (request.time < timestamp("2026-12-31T00:00:00Z"))',
    },
  ],
])("a principal may pass under a condition: $title", (given, condition) => {
  const [orders, stack] = guarded();
  orders.grantIapAccess(STAFF, { condition: given });
  expect(passes(stack)).toEqual([{ ...PASS, condition }]);
});

test("two conditions make two members", () => {
  const [orders, stack] = guarded();
  const conditions = [IamCondition.requestPath("/a/"), IamCondition.requestPath("/b/")];
  for (const condition of conditions) orders.grantIapAccess(STAFF, { condition });
  expect(passes(stack)).toEqual(
    ["a", "b"].map((path) => ({
      ...PASS,
      condition: { title: `only /${path}/`, expression: `request.path.startsWith("/${path}/")` },
    })),
  );
});

test("a condition that has expired gives a warning", () => {
  const [orders, stack] = guarded();
  orders.grantIapAccess(STAFF, { condition: IamCondition.until("2026-11-21") });
  expect(warnings(stack)).toEqual([
    "[shop/orders/iap] 'condition' must not be over, got 'until 2026-11-21'; remove the grant",
  ]);
});

describe("IAP's service agent", () => {
  const identity = "google_project_service_identity";

  test.each(["before", "after"])("is asked for by the provider google-beta that is declared %s", (when) => {
    const stack = newStack();
    GoogleProviderVersion.pin(stack, "7.21.0");
    const provide = () => new GoogleBetaProvider(stack, "google-beta");
    if (when === "before") provide();
    newService(stack, "orders", { iap: true });
    newService(stack, "stock", { iap: true });
    if (when === "after") provide();
    const { [identity]: asked, google_cloud_run_v2_service_iam_member: agents } = resourcesOf(stack);
    expect(Object.values(asked)).toEqual([
      { project: "example-project", service: "iap.googleapis.com", provider: "google-beta" },
    ]);
    const dependsOn = Object.keys(asked).map((name) => `${identity}.${name}`);
    expect(Object.values(agents)).toMatchObject([{ depends_on: dependsOn }, { depends_on: dependsOn }]);
  });

  test.each([
    ["none", () => undefined],
    [
      "one with an alias",
      (stack: TerraformStack) => new GoogleBetaProvider(stack, "beta", { alias: "beta" }),
    ],
  ])("is asked for by hand where the stack has %s", (_, provide) => {
    const [, stack] = guarded();
    provide(stack);
    expect(resourcesOf(stack)).not.toHaveProperty(identity);
  });
});

test("the public may pass for a reason, which stays in the output, but not under a condition", () => {
  const [orders, stack] = guarded();
  const everyone = Principal.allUsers("the shop window");
  expect(() => orders.grantIapAccess(everyone, { condition: IamCondition.requestPath("/window/") })).toThrow(
    new Error(
      "'condition' must not be given for the public, got 'only /window/' for allUsers [at shop/orders/iap]",
    ),
  );
  orders.grantIapAccess(everyone);
  const { resource } = snapshotOf(stack) as { resource: { [type: string]: object } };
  expect(Object.values(resource.google_iap_web_cloud_run_service_iam_member)).toEqual([
    { ...PASS, member: "allUsers", "//": { reason: "the shop window" } },
  ]);
});

test.each([undefined, false])(
  "if 'iap' is %s, grantIapAccess is refused and nothing about IAP is written",
  (iap) => {
    const stack = newStack();
    const orders = newService(stack, "orders", { iap });
    expect(() => orders.grantIapAccess(STAFF)).toThrow(
      new Error(`'iap' must be true for principals to pass it, got ${iap}; use grantInvoke [at shop/orders]`),
    );
    expect(Object.keys(resourcesOf(stack))).toEqual([
      "google_cloud_run_v2_service",
      "google_service_account",
    ]);
    expect(ordersOf(stack)).toEqual(service());
  },
);

test.each<[string, (orders: CloudRunService) => void, string]>([
  ["a person", (orders) => orders.grantInvoke(Principal.user("ada@example.com")), "user:ada@example.com"],
  ["everyone", (orders) => orders.grantInvoke(Principal.allUsers("the shop window")), "allUsers"],
  [
    "a service",
    (orders) => orders.grantInvoke(newService(orders.node.scope as TerraformStack, "reports")),
    "serviceAccount:reports-run",
  ],
  [
    "an API gateway",
    (orders) => orders.grantInvoke(GoogleService.API_GATEWAY.callingAs(STAFF)),
    "group:staff@example.com",
  ],
  [
    "a Cloud Scheduler job",
    (orders) =>
      new SchedulerJob(orders.node.scope as TerraformStack, "nightly", {
        schedule: "0 9 * * *",
        timeZone: "Asia/Tokyo",
        target: orders,
        serviceAccount: ServiceAccount.fromServiceAccountEmail(
          orders.node.scope as TerraformStack,
          "jobs",
          JOBS,
        ),
      }),
    `serviceAccount:${JOBS}`,
  ],
])("grantInvoke for %s is refused behind IAP", (_caller, call, principalId) => {
  const [orders] = guarded();
  expect(() => {
    call(orders);
  }).toThrow(
    new Error(
      `'caller' must not be granted where IAP guards the service, because it asks everyone first, got ${principalId}; use grantIapAccess for people and programs that can pass it, and a service without IAP for Google services and gateways [at shop/orders]`,
    ),
  );
});

test("an InvokerBinding has only IAP", () => {
  const [orders, stack] = guarded();
  new InvokerBinding(stack, "invokers", { target: orders });
  const { member, ...rest } = AGENT;
  expect(all(stack, CloudRunV2ServiceIamBinding)).toEqual([{ ...rest, members: [member] }]);
  expect(Object.keys(resourcesOf(stack))).not.toContain("google_cloud_run_v2_service_iam_member");
});

test("IAP works together with the other props of a service", () => {
  const [, stack] = guarded({ defaultUriDisabled: true, traffic: [TrafficTarget.latest(100)] });
  expect(ordersOf(stack)).toEqual(
    service({
      iap_enabled: true,
      default_uri_disabled: true,
      traffic: [{ type: "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", percent: 100 }],
    }),
  );
});
