import { CloudRunV2ServiceIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-binding";
import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { CloudfunctionsFunctionIamBinding } from "@cdktf/provider-google/lib/cloudfunctions-function-iam-binding";
import { CloudfunctionsFunctionIamMember } from "@cdktf/provider-google/lib/cloudfunctions-function-iam-member";
import { IapWebTypeAppEngineIamBinding } from "@cdktf/provider-google/lib/iap-web-type-app-engine-iam-binding";
import { IapWebTypeAppEngineIamMember } from "@cdktf/provider-google/lib/iap-web-type-app-engine-iam-member";
import { ProjectIamCustomRole } from "@cdktf/provider-google/lib/project-iam-custom-role";
import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { type TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { AppEngineBackend } from "../../lib/app-engine/app-engine-backend";
import { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import type { IInvocable } from "../../lib/invocation/invocable";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import { newFunction } from "../support/functions";
import { all, byAddress } from "../support/resources";
import { newApp, newStack } from "../support/stack";

const ADA = Principal.user("ada@example.com");
const OPS = Principal.group("ops@example.com");
const ORDERS = "google_cloudfunctions2_function.orders_46FA7C19";

const bindings = (stack: TerraformStack) => all(stack, CloudRunV2ServiceIamBinding);
const members = (stack: TerraformStack) => all(stack, CloudRunV2ServiceIamMember);

/** The list of invokers of the function `orders`. */
const listOf = (invokers: string[], role = "roles/run.invoker") => ({
  name: `\${${ORDERS}.service_config[0].service}`,
  project: "example-project",
  location: "asia-northeast1",
  role,
  members: invokers,
  lifecycle: { replace_triggered_by: [`${ORDERS}.id`] },
});

test("a binding contains all callers, sorted, and leaves no member beside it", () => {
  const lists = [true, false].map((reversed) => {
    const stack = newStack();
    const orders = newFunction(stack, "orders");
    const callers = [OPS, new ServiceAccount(stack, "reports"), ADA];
    const [first, ...others] = reversed ? callers.reverse() : callers;
    orders.grantInvoke(first);
    new InvokerBinding(stack, "invokers", { target: orders });
    for (const caller of others) orders.grantInvoke(caller);
    expect(members(stack)).toEqual([]);
    return bindings(stack);
  });
  const reports = "${google_service_account.reports_7921670E.member}";
  expect(lists[0]).toEqual([listOf(["group:ops@example.com", reports, "user:ada@example.com"])]);
  expect(lists[1]).toEqual(lists[0]);
});

test("a binding without callers is empty", () => {
  const stack = newStack();
  new InvokerBinding(stack, "invokers", { target: newFunction(stack, "orders") });
  expect(bindings(stack)).toEqual([listOf([])]);
});

test("a caller is in the binding once", () => {
  const stack = newStack();
  const orders = newFunction(stack, "orders");
  const grant = orders.grantInvoke(OPS);
  new InvokerBinding(stack, "invokers", { target: orders });
  expect(orders.grantInvoke(OPS)).toBe(grant);
  expect(bindings(stack)).toEqual([listOf(["group:ops@example.com"])]);
});

test.each(["before", "after"])(
  "what depends on a grant given %s the binding depends on the binding",
  (order) => {
    const stack = newStack();
    const orders = newFunction(stack, "orders");
    const own = () => new InvokerBinding(stack, "invokers", { target: orders });
    if (order === "after") own();
    const grant = orders.grantInvoke(OPS);
    new StorageBucket(stack, "later", { name: "later", location: "us", dependsOn: [grant] });
    if (order === "before") own();
    const [address] = Object.keys(byAddress(stack, CloudRunV2ServiceIamBinding));
    const later = (all(stack, StorageBucket) as { name: string; depends_on?: string[] }[]).find(
      ({ name }) => name === "later",
    );
    expect(later?.depends_on).toEqual([`google_cloud_run_v2_service_iam_binding.${address}`]);
  },
);

test("members of other roles stay", () => {
  const stack = newStack();
  const orders = newFunction(stack, "orders");
  orders.grantInvoke(ADA, { role: Role.RUN_SERVICES_INVOKER });
  orders.grantInvoke(OPS);
  new InvokerBinding(stack, "invokers", { target: orders, role: Role.RUN_SERVICES_INVOKER });
  expect(bindings(stack)).toEqual([listOf(["user:ada@example.com"], "roles/run.servicesInvoker")]);
  expect(
    (members(stack) as { role: string; member: string }[]).map(({ role, member }) => [role, member]),
  ).toEqual([["roles/run.invoker", "group:ops@example.com"]]);
});

test("an imported function can have a binding", () => {
  const stack = newStack();
  const target = CloudRunFunction.fromFunctionName(stack, "orders", "orders");
  target.grantInvoke(OPS);
  new InvokerBinding(stack, "invokers", { target });
  const { lifecycle: _, ...list } = listOf(["group:ops@example.com"]);
  expect(bindings(stack)).toEqual([
    { ...list, name: "${data.google_cloudfunctions2_function.orders_46FA7C19.service_config[0].service}" },
  ]);
});

describe("a conflict is refused:", () => {
  const conflict = (one: string, other: string, at: string) =>
    new Error(
      `'InvokerBinding' must be alone in granting roles/run.invoker on its service, got '${one}' and '${other}' [at ${at}]`,
    );

  test("a second one for the same function is refused", () => {
    const stack = newStack();
    const target = newFunction(stack, "orders");
    new InvokerBinding(stack, "invokers", { target });
    expect(() => new InvokerBinding(stack, "others", { target })).toThrow(
      conflict("shop/others", "shop/invokers", "shop/others"),
    );
  });

  test("another function, or one of the same name in another location, is no conflict", () => {
    const app = newApp();
    const shop = newStack(app, "shop");
    new InvokerBinding(shop, "invokers", { target: newFunction(shop, "orders") });
    newFunction(shop, "reports").grantInvoke(OPS);
    const elsewhere = { location: "us-west1" };
    CloudRunFunction.fromFunctionName(newStack(app, "depot"), "orders", "orders", elsewhere).grantInvoke(OPS);
    expect(() => Testing.synth(shop, true)).not.toThrow();
  });
});

describe("a custom role whose name is a token", () => {
  /** The role, read again: its name is a new token each time. */
  const roleOf = (resource: ProjectIamCustomRole) => Role.ofCustomRole("caller", resource.name);
  const newRole = (stack: TerraformStack) =>
    new ProjectIamCustomRole(stack, "caller", {
      roleId: "caller",
      title: "Caller",
      permissions: ["run.routes.invoke"],
    });

  test("has all its callers in the binding", () => {
    const stack = newStack();
    const [orders, role] = [newFunction(stack, "orders"), newRole(stack)];
    orders.grantInvoke(OPS, { role: roleOf(role) });
    new InvokerBinding(stack, "invokers", { target: orders, role: roleOf(role) });
    orders.grantInvoke(ADA, { role: roleOf(role) });
    expect(members(stack)).toEqual([]);
    expect(bindings(stack)).toEqual([
      listOf(
        ["group:ops@example.com", "user:ada@example.com"],
        "${google_project_iam_custom_role.caller.name}",
      ),
    ]);
  });

  test("can have one binding", () => {
    const stack = newStack();
    const [orders, role] = [newFunction(stack, "orders"), newRole(stack)];
    new InvokerBinding(stack, "one", { target: orders, role: roleOf(role) });
    expect(() => new InvokerBinding(stack, "two", { target: orders, role: roleOf(role) })).toThrow(
      new Error(
        "'InvokerBinding' must be alone in granting custom:caller on its service, got 'shop/two' and 'shop/one' [at shop/two]",
      ),
    );
  });
});

test("a 1st gen function has a list in its own policy", () => {
  const stack = newStack();
  const target = FirstGenFunction.fromFunctionName(stack, "legacy", "legacy");
  target.grantInvoke(OPS);
  new InvokerBinding(stack, "invokers", { target });
  target.grantInvoke(ADA);
  expect(all(stack, CloudfunctionsFunctionIamMember)).toEqual([]);
  expect(all(stack, CloudfunctionsFunctionIamBinding)).toEqual([
    {
      cloud_function: "legacy",
      project: "example-project",
      region: "asia-northeast1",
      role: "roles/cloudfunctions.invoker",
      members: ["group:ops@example.com", "user:ada@example.com"],
    },
  ]);
});

test("an app behind IAP has a list of those who pass", () => {
  const stack = newStack();
  const iap = new AppEngineIap(stack, "iap");
  const target = new AppEngineBackend(stack, "app", {
    iap,
    uri: "https://example-project.an.r.appspot.com",
    oauthClientId: "123456789012-abc.apps.googleusercontent.com",
    location: "asia-northeast1",
  });
  target.grantInvoke(OPS);
  new InvokerBinding(stack, "invokers", { target });
  iap.grantAccess(ADA);
  expect(all(stack, IapWebTypeAppEngineIamMember)).toEqual([]);
  expect(all(stack, IapWebTypeAppEngineIamBinding)).toEqual([
    {
      app_id: "example-project",
      project: "example-project",
      role: "roles/iap.httpsResourceAccessor",
      members: ["group:ops@example.com", "user:ada@example.com"],
    },
  ]);
});

test("a receiver of another library has no list, and the error says so", () => {
  const stack = newStack();
  const ours = newFunction(stack, "ours");
  const target: IInvocable = Object.assign(new Construct(stack, "theirs"), {
    ...{ uri: "https://theirs.example.com", audience: "https://theirs.example.com" },
    ...{ project: "example-project", location: "asia-northeast1" },
    grantInvoke: () => ours.grantInvoke(OPS),
  });
  expect(() => new InvokerBinding(stack, "invokers", { target })).toThrow(
    new Error("'target' must have a list of its invokers, got 'shop/theirs' [at shop/invokers]"),
  );
});
