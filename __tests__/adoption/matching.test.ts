import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import type { App } from "cdktf";
import type { AdoptionPlan } from "../../lib/adoption/adopt";
import { Principal } from "../../lib/iam/principal";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";
import { type Existing, existingFunction, existingInvoker, planFor } from "./states";

const GROUP = "group:ops@example.com";
const MEMBER = "google_cloud_run_v2_service_iam_member.orders_roles--runinvokergroupopsexamplecom_B04C31A2";
const MEMBER_ID = `projects/example-project/locations/asia-northeast1/services/orders roles/run.invoker ${GROUP}`;
const FUNCTION = "google_cloudfunctions2_function.orders_46FA7C19";
const FORGOTTEN = { lifecycle: { destroy: false } };

/** One function that a group may call. */
function orders(app: App): void {
  newFunction(newStack(app), "orders").grantInvoke(Principal.group("ops@example.com"));
}

/** How the app continues existing resources, by its own addresses. New resources are left out. */
function becoming({ matching }: AdoptionPlan): object {
  return Object.fromEntries(
    matching.pairs.flatMap(({ made, existing, how }) =>
      existing ? [[made.address, [how, existing.address]]] : [],
    ),
  );
}

const raw: Existing[] = [
  ["google_cloudfunctions2_function.fn", existingFunction("orders")],
  ["google_cloud_run_v2_service_iam_member.invoker", existingInvoker("orders", GROUP)],
];

test("moves resources that have another address", () => {
  const plan = planFor(raw, orders);
  expect(plan.file.shop).toEqual({
    moved: [
      { from: "google_cloudfunctions2_function.fn", to: FUNCTION },
      { from: "google_cloud_run_v2_service_iam_member.invoker", to: MEMBER },
    ].sort((one, other) => (one.to < other.to ? -1 : 1)),
    import: [],
    removed: [],
  });
});

test("imports resources of another state, and lists them for removal from it", () => {
  const plan = planFor(raw, orders, { isForeign: true });
  expect(plan.file.shop).toEqual({
    moved: [],
    import: [
      { to: MEMBER, id: MEMBER_ID },
      { to: FUNCTION, id: "projects/example-project/locations/asia-northeast1/functions/orders" },
    ],
    removed: [],
  });
  expect(plan.forgotten).toEqual({ byBlocks: [], byHand: raw.map(([address]) => address).reverse() });
});

test("moves resources by their whole address with modules and indexes, and removes them without indexes", () => {
  const plan = planFor(
    [
      ['module.functions["orders"].google_cloudfunctions2_function.function', existingFunction("orders")],
      ['module.functions["old"].google_cloudfunctions2_function.function', existingFunction("old")],
      ["module.buckets[0].google_storage_bucket.this[1]", { name: "old" }],
    ],
    orders,
  );
  expect(plan.file.shop).toEqual({
    moved: [{ from: 'module.functions["orders"].google_cloudfunctions2_function.function', to: FUNCTION }],
    import: [],
    removed: [
      { from: "module.functions.google_cloudfunctions2_function.function", ...FORGOTTEN },
      { from: "module.buckets.google_storage_bucket.this", ...FORGOTTEN },
    ],
  });
});

test("a resource with the address of the app stays there, whether its identity is known or not", () => {
  const plan = planFor(
    [
      [FUNCTION, existingFunction("orders")],
      ["time_sleep.cloud-run-functions_wait-for-build-roles_serviceAccountshop-build_6AB7F586", { id: "1" }],
    ],
    orders,
  );
  expect(Object.keys(plan.file)).toEqual([]);
  expect(becoming(plan)).toEqual({
    [FUNCTION]: ["stays", FUNCTION],
    "time_sleep.cloud-run-functions_wait-for-build-roles_serviceAccountshop-build_6AB7F586": [
      "stays",
      "time_sleep.cloud-run-functions_wait-for-build-roles_serviceAccountshop-build_6AB7F586",
    ],
  });
});

test("moves a resource that is not of this library, too", () => {
  const plan = planFor(
    [
      [
        "google_service_account.old",
        { email: "jobs@example-project.iam.gserviceaccount.com", project: "example-project" },
      ],
    ],
    (app) => {
      new ServiceAccountResource(newStack(app), "jobs", { accountId: "jobs" });
    },
  );
  expect(plan.file.shop?.moved).toEqual([
    { from: "google_service_account.old", to: "google_service_account.jobs" },
  ]);
});

test("moves one of two equal resources, and removes the other from the state", () => {
  const plan = planFor(
    [...raw, ["google_cloud_run_v2_service_iam_member.twice", existingInvoker("orders", GROUP)]],
    orders,
  );
  expect(plan.file.shop?.moved.map(({ to }) => to)).toEqual([MEMBER, FUNCTION]);
  expect(plan.file.shop?.removed).toEqual([
    { from: "google_cloud_run_v2_service_iam_member.twice", ...FORGOTTEN },
  ]);
});

describe("the app's invoker replaces, without destroying it,", () => {
  const place = { project: "example-project", location: "asia-northeast1", condition: [] };
  const policy = { bindings: [{ role: "roles/run.invoker", members: [GROUP, "user:ann@example.com"] }] };

  test.each<[string, Existing]>([
    [
      "a member of Cloud Run's first API",
      [
        "google_cloud_run_service_iam_member.invoker",
        {
          ...place,
          service: "v1/projects/example-project/locations/asia-northeast1/services/orders",
          role: "roles/run.invoker",
          member: GROUP,
        },
      ],
    ],
    [
      "a binding",
      [
        "google_cloud_run_v2_service_iam_binding.invokers",
        { ...place, name: "orders", role: "roles/run.invoker", members: ["user:ann@example.com", GROUP] },
      ],
    ],
    [
      "a whole policy",
      [
        "google_cloud_run_v2_service_iam_policy.policy",
        { ...place, name: "orders", policy_data: JSON.stringify(policy) },
      ],
    ],
  ])("%s", (_kind, existing) => {
    const plan = planFor([existing], orders);
    expect(plan.file.shop).toEqual({
      moved: [],
      import: [{ to: MEMBER, id: MEMBER_ID }],
      removed: [{ from: existing[0], ...FORGOTTEN }],
    });
    expect(plan.matching.leftovers.map(({ successor }) => successor?.address)).toEqual([MEMBER]);
  });
});

test("a binding replaces the members of its role", () => {
  const plan = planFor(raw, (app) => {
    const stack = newStack(app);
    const target = newFunction(stack, "orders");
    new InvokerBinding(stack, "invokers", { target });
    target.grantInvoke(Principal.group("ops@example.com"));
  });
  expect(plan.file.shop?.import).toEqual([
    {
      to: "google_cloud_run_v2_service_iam_binding.invokers_BBD598B7",
      id: "projects/example-project/locations/asia-northeast1/services/orders roles/run.invoker",
    },
  ]);
  expect(plan.file.shop?.removed).toEqual([
    { from: "google_cloud_run_v2_service_iam_member.invoker", ...FORGOTTEN },
  ]);
});

test("a service replaces the same service of Cloud Run's first API", () => {
  const plan = planFor([["google_cloud_run_service.site", existingFunction("site")]], (app) => {
    new CloudRunService(newStack(app), "site", {
      image: "us-docker.pkg.dev/cloudrun/container/hello",
      ingress: IngressSettings.ALL,
      deletionProtection: false,
    });
  });
  expect(plan.file.shop).toEqual({
    moved: [],
    import: [
      {
        to: "google_cloud_run_v2_service.site_87CC46B4",
        id: "projects/example-project/locations/asia-northeast1/services/site",
      },
    ],
    removed: [{ from: "google_cloud_run_service.site", ...FORGOTTEN }],
  });
});

test("a resource with another location, project or name does not match", () => {
  for (const values of [{ location: "us-central1" }, { project: "other-project" }, { name: "Orders" }]) {
    const plan = planFor(
      [["google_cloudfunctions2_function.fn", existingFunction("orders", values)]],
      orders,
    );
    expect(becoming(plan)).toEqual({});
  }
});

test("writes no sensitive name into the file", () => {
  const plan = planFor(
    [
      [
        "google_service_account.orders",
        { email: "orders-run@example-project.iam.gserviceaccount.com", project: "example-project" },
      ],
      ["google_cloudfunctions2_function.fn", existingFunction("orders"), { name: true }],
      [
        "google_cloud_run_v2_service_iam_binding.b",
        { ...existingInvoker("orders", GROUP), members: [GROUP] },
        { members: true },
      ],
    ],
    orders,
  );
  expect(plan.file.shop).toEqual({
    moved: [
      { from: "google_service_account.orders", to: "google_service_account.orders_service-account_CA78D131" },
    ],
    import: [],
    removed: [
      { from: "google_cloudfunctions2_function.fn", ...FORGOTTEN },
      { from: "google_cloud_run_v2_service_iam_binding.b", ...FORGOTTEN },
    ],
  });
});
