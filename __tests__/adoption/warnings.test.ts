import type { App } from "cdktf";
import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";
import { type Existing, existingFunction, existingInvoker, planFor } from "./states";

const OLD = "gcf-sa@example-project.iam.gserviceaccount.com";
const NEW = "orders-run@example-project.iam.gserviceaccount.com";
const SERVICE = "projects/example-project/locations/asia-northeast1/services/orders";

function orders(app: App): void {
  newFunction(newStack(app), "orders").grantInvoke(Principal.group("ops@example.com"));
}

function warnings(existing: readonly Existing[], define: (app: App) => void = orders): readonly string[] {
  return planFor(existing, define).warnings;
}

function fn(account?: string): Existing {
  const config = { service_config: [{ service_account_email: account ?? null }] };
  return ["google_cloudfunctions2_function.fn", existingFunction("orders", config)];
}

test("does not warn if the app continues every resource", () => {
  expect(
    warnings([
      fn(NEW),
      ["google_cloud_run_v2_service_iam_member.m", existingInvoker("orders", "group:ops@example.com")],
    ]),
  ).toEqual([]);
});

test("warns of a function that would run as another account with fewer roles", () => {
  const secret = { project: "example-project", secret_id: "key", role: "roles/secretmanager.secretAccessor" };
  const members: Existing[] = [
    ["google_secret_manager_secret_iam_member.key", { ...secret, member: `serviceAccount:${OLD}` }],
    [
      "google_project_iam_binding.b",
      { project: "example-project", role: "roles/viewer", members: [`serviceAccount:${OLD}`] },
    ],
  ];
  expect(warnings([fn(OLD), ...members])).toContain(
    `shop/orders would run as ${NEW}, and not as ${OLD}, without roles/secretmanager.secretAccessor on projects/example-project/secrets/key, roles/viewer on projects/example-project`,
  );
  expect(warnings([fn(OLD)])).toEqual([
    `shop/orders would run as ${NEW}, and not as ${OLD}; roles that the old account has outside of this state are not known`,
  ]);
});

test("warns of a function that ran as the default account", () => {
  expect(warnings([fn()])).toEqual([
    `shop/orders would run as ${NEW}, and not as the project's default account; roles that the old account has outside of this state are not known`,
  ]);
});

test("does not warn of a function that keeps its account", () => {
  const define = (app: App) => {
    const stack = newStack(app);
    newFunction(stack, "orders", {
      serviceAccount: ServiceAccount.fromServiceAccountEmail(stack, "old", OLD),
    });
  };
  expect(warnings([fn(OLD)], define)).toEqual([]);
});

test("warns of a function with another name, because it has another URL", () => {
  expect(warnings([["google_cloudfunctions2_function.fn", existingFunction("other")]])).toEqual([
    "google_cloudfunctions2_function.fn is left behind, and shop/orders would have another URL",
  ]);
});

test("warns of a binding or policy that leaves the state, and of its members, which keep the role", () => {
  const place = { project: "example-project", location: "asia-northeast1", name: "orders" };
  const binding: Existing = [
    "google_cloud_run_v2_service_iam_binding.b",
    { ...place, role: "roles/run.invoker", members: ["group:ops@example.com", "allUsers"] },
  ];
  const data = JSON.stringify({ bindings: [{ role: "roles/run.invoker", members: ["allUsers"] }] });
  const policy: Existing = ["google_cloud_run_v2_service_iam_policy.p", { ...place, policy_data: data }];
  const kept = `allUsers keeps roles/run.invoker on ${SERVICE}, which the app does not grant; take it away by hand, or grant it`;
  expect(warnings([fn(NEW), binding])).toEqual([
    `google_cloud_run_v2_service_iam_binding.b owns roles/run.invoker on ${SERVICE}, and goes: whom others add there is no longer taken away`,
    kept,
  ]);
  expect(warnings([fn(NEW), policy])).toEqual([
    `google_cloud_run_v2_service_iam_policy.p owns every role on ${SERVICE}, and goes: whom others add there is no longer taken away`,
    kept,
  ]);
});

test("warns of an invoker that keeps its access, but not of one on a service outside of the app", () => {
  expect(
    warnings([
      fn(NEW),
      ["google_cloud_run_v2_service_iam_member.one", existingInvoker("orders", "user:ann@example.com")],
      ["google_cloud_run_v2_service_iam_member.two", existingInvoker("billing", "user:ann@example.com")],
    ]),
  ).toEqual([
    `user:ann@example.com keeps roles/run.invoker on ${SERVICE}, which the app does not grant; take it away by hand, or grant it`,
  ]);
});

test("warns of a 1st gen function with the same name", () => {
  const firstGen = { project: "example-project", region: "asia-northeast1", name: "orders" };
  expect(warnings([["google_cloudfunctions_function.fn", firstGen]])).toEqual([
    "shop/orders would have the name of google_cloudfunctions_function.fn, a 1st gen function, which Google refuses; give it another 'name', and delete the old one when its callers have moved",
  ]);
});
