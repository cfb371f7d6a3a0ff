import { CloudRunV2ServiceIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-binding";
import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { CloudfunctionsFunctionIamMember } from "@cdktf/provider-google/lib/cloudfunctions-function-iam-member";
import { Cloudfunctions2FunctionIamMember } from "@cdktf/provider-google/lib/cloudfunctions2-function-iam-member";
import { ProjectIamCustomRole } from "@cdktf/provider-google/lib/project-iam-custom-role";
import type { TerraformStack } from "cdktf";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { ImportedFunction } from "../../lib/functions/imported-function";
import { IamCondition } from "../../lib/iam/iam-condition";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import type { CloudRunInvocable } from "../../lib/invocation/cloud-run-invocable";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { ImportedService } from "../../lib/services/imported-service";
import { warnings } from "../support/annotations";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const DEVS = Principal.group("devs@example.com");

const FUNCTION = "google_cloudfunctions2_function.orders_46FA7C19";
const SERVICE = "google_cloud_run_v2_service.orders_46FA7C19";
const PLACE = { project: "example-project", location: "asia-northeast1" };

/** Of each kind: how it is made, the service that answers for it, and what its policies go with. */
const KINDS: [string, (stack: TerraformStack) => CloudRunInvocable, string, object][] = [
  [
    "a function made here",
    (stack) => newFunction(stack, "orders"),
    `\${${FUNCTION}.service_config[0].service}`,
    { lifecycle: { replace_triggered_by: [`${FUNCTION}.id`] } },
  ],
  [
    "a function made elsewhere",
    (stack) => new ImportedFunction(stack, "orders", { functionName: "orders" }),
    `\${data.${FUNCTION}.service_config[0].service}`,
    {},
  ],
  [
    "a service made here",
    (stack) =>
      new CloudRunService(stack, "orders", {
        image: "asia-northeast1-docker.pkg.dev/example-project/shop/orders:1",
        ingress: IngressSettings.ALL,
        deletionProtection: false,
      }),
    `\${${SERVICE}.name}`,
    { lifecycle: { replace_triggered_by: [`${SERVICE}.id`] } },
  ],
  [
    "a service made elsewhere",
    (stack) => new ImportedService(stack, "orders", { serviceName: "orders" }),
    "orders",
    {},
  ],
];

const written = (stack: TerraformStack) => ({
  onServices: all(stack, CloudRunV2ServiceIamMember),
  onFunctions: all(stack, Cloudfunctions2FunctionIamMember),
});

describe.each(KINDS)("%s", (_, make, name, lifecycle) => {
  test.each([
    Role.RUN_DEVELOPER,
    Role.RUN_VIEWER,
    Role.RUN_ADMIN,
    Role.of("organizations/123456789012/roles/release.manager"),
  ])("has %s on its Cloud Run service, once", (role) => {
    const stack = newStack();
    const orders = make(stack);
    expect(orders.grant(role, DEVS)).toBe(orders.grant(role, DEVS));
    expect(written(stack)).toEqual({
      onServices: [{ ...PLACE, ...lifecycle, name, role: role.name, member: "group:devs@example.com" }],
      onFunctions: [],
    });
  });

  test("takes a custom role of this app", () => {
    const stack = newStack();
    const role = new ProjectIamCustomRole(stack, "role", {
      roleId: "deployer",
      title: "Deployer",
      permissions: [],
    });
    make(stack).grant(Role.ofCustomRole("deployer", role.name), DEVS);
    expect(written(stack)).toEqual({
      onServices: [
        {
          ...PLACE,
          ...lifecycle,
          name,
          role: "${google_project_iam_custom_role.role.name}",
          member: "group:devs@example.com",
        },
      ],
      onFunctions: [],
    });
  });

  test.each([
    ...["roles/run.invoker", "roles/run.servicesInvoker", "roles/cloudfunctions.invoker"].map((role) => [
      role,
      `'role' must not be one that lets callers in, got '${role}'; use grantInvoke`,
    ]),
  ])("has no %s", (role, message) => {
    const orders = make(newStack());
    const before = orders.node.children.length;
    expect(() => orders.grant(Role.of(role), DEVS)).toThrow(new Error(`${message} [at shop/orders]`));
    expect(orders.node.children).toHaveLength(before);
  });

  test("takes no condition, as the provider does not read it back", () => {
    const orders = make(newStack());
    const before = orders.node.children.length;
    const always = IamCondition.cel("always", "true");
    expect(() => orders.grant(Role.RUN_DEVELOPER, DEVS, { condition: always })).toThrow(
      new Error(
        "'condition' must be on a project, service account, bucket, secret, key, Spanner database or IAP, where the provider reads it back, got 'always' here [at shop/orders]",
      ),
    );
    expect(orders.node.children).toHaveLength(before);
  });

  test("keeps its developers beside an InvokerBinding", () => {
    const stack = newStack();
    const target = make(stack);
    target.grant(Role.RUN_DEVELOPER, DEVS);
    new InvokerBinding(stack, "invokers", { target });
    target.grant(Role.RUN_VIEWER, DEVS);
    target.grantInvoke(DEVS);
    const members = written(stack).onServices as { role: string }[];
    expect(members.map(({ role }) => role)).toEqual(["roles/run.developer", "roles/run.viewer"]);
    expect(all(stack, CloudRunV2ServiceIamBinding)).toEqual([
      { ...PLACE, ...lifecycle, name, role: "roles/run.invoker", members: ["group:devs@example.com"] },
    ]);
  });
});

const OF_FUNCTIONS = [
  Role.CLOUD_FUNCTIONS_DEVELOPER,
  Role.CLOUD_FUNCTIONS_VIEWER,
  Role.CLOUD_FUNCTIONS_ADMIN,
];

test.each(OF_FUNCTIONS)("%s is granted on the function itself", (role) => {
  const stack = newStack();
  const orders = newFunction(stack, "orders");
  expect(orders.grant(role, DEVS)).toBe(orders.grant(role, DEVS));
  expect(written(stack)).toEqual({
    onServices: [],
    onFunctions: [
      {
        ...PLACE,
        cloud_function: `\${${FUNCTION}.name}`,
        role: role.name,
        member: "group:devs@example.com",
        lifecycle: { replace_triggered_by: [`${FUNCTION}.id`] },
      },
    ],
  });
});

test.each(KINDS.slice(2).flatMap(([kind, make]) => OF_FUNCTIONS.map((role) => ({ kind, make, role }))))(
  "$role is not on $kind",
  ({ make, role }) => {
    expect(() => make(newStack()).grant(role, DEVS)).toThrow(
      new Error(
        `'role' must be one that the allow policy here honours, like 'roles/run.viewer', got '${role.name}' [at shop/orders]`,
      ),
    );
  },
);

test.each([...OF_FUNCTIONS, Role.of("roles/viewer"), Role.of("roles/editor")])(
  "%s is granted on a function made elsewhere itself",
  (role) => {
    const stack = newStack();
    CloudRunFunction.fromFunctionName(stack, "orders", "orders").grant(role, DEVS);
    expect(written(stack)).toEqual({
      onServices: [],
      onFunctions: [
        { ...PLACE, cloud_function: "orders", role: role.name, member: "group:devs@example.com" },
      ],
    });
  },
);

test("a basic role is granted on a service", () => {
  const stack = newStack();
  CloudRunService.fromServiceName(stack, "orders", "orders").grant(Role.of("roles/viewer"), DEVS);
  expect(written(stack)).toEqual({
    onServices: [{ ...PLACE, name: "orders", role: "roles/viewer", member: "group:devs@example.com" }],
    onFunctions: [],
  });
  expect(warnings(stack)).toEqual([]);
});

test("a role of another product gives a warning", () => {
  const stack = newStack();
  const orders = CloudRunService.fromServiceName(stack, "orders", "orders");
  orders.grant(Role.of("roles/storage.admin"), DEVS);
  expect(warnings(stack)).toEqual([
    "[shop/orders] 'role' must have permissions of Cloud Run or Cloud Functions to be granted here, got 'roles/storage.admin'",
  ]);
});

test("developers have their roles on a 1st gen function, and callers do not", () => {
  const stack = newStack();
  const legacy = FirstGenFunction.fromFunctionName(stack, "legacy", "legacy");
  legacy.grant(Role.CLOUD_FUNCTIONS_DEVELOPER, DEVS);
  legacy.grant(Role.of("roles/viewer"), DEVS);
  const member = {
    ...{ cloud_function: "legacy", project: "example-project", region: "asia-northeast1" },
    member: "group:devs@example.com",
  };
  expect(all(stack, CloudfunctionsFunctionIamMember)).toEqual([
    { ...member, role: "roles/cloudfunctions.developer" },
    { ...member, role: "roles/viewer" },
  ]);
  expect(() => legacy.grant(Role.CLOUD_FUNCTIONS_INVOKER, DEVS)).toThrow(
    new Error(
      "'role' must not be one that lets callers in, got 'roles/cloudfunctions.invoker'; use grantInvoke [at shop/legacy]",
    ),
  );
});

test("a custom role for a function itself is granted there, where the caller says so", () => {
  const stack = newStack();
  const orders = newFunction(stack, "orders");
  const role = Role.of("organizations/123456789012/roles/functionDeveloper");
  expect(orders.grantOnFunction(role, DEVS)).toBe(orders.grantOnFunction(role, DEVS));
  expect(written(stack)).toMatchObject({
    onServices: [],
    onFunctions: [{ ...PLACE, role: role.name, member: "group:devs@example.com" }],
  });
});

test.each([
  ["made here", (stack: TerraformStack) => newFunction(stack, "orders")],
  ["made elsewhere", (stack: TerraformStack) => CloudRunFunction.fromFunctionName(stack, "orders", "orders")],
])("a custom role can be on a function %s and on its service at once", (_, make) => {
  const stack = newStack();
  const orders = make(stack);
  const role = Role.of("organizations/123456789012/roles/functionDeveloper");
  orders.grant(role, DEVS);
  orders.grantOnFunction(role, DEVS);
  const member = { ...PLACE, role: role.name, member: "group:devs@example.com" };
  expect(written(stack)).toMatchObject({ onServices: [member], onFunctions: [member] });
});

test("two imports of a function share what is granted on it", () => {
  const stack = newStack();
  const role = Role.of("organizations/123456789012/roles/functionDeveloper");
  const [one, same] = ["one", "same"].map((id) => CloudRunFunction.fromFunctionName(stack, id, "orders"));
  expect(same.grantOnFunction(role, DEVS)).toBe(one.grantOnFunction(role, DEVS));
});

test.each(["roles/run.viewer", "roles/cloudfunctions.invoker"])(
  "%s is refused on a function itself",
  (name) => {
    expect(() => newFunction(newStack(), "orders").grantOnFunction(Role.of(name), DEVS)).toThrow(
      new Error(
        `'role' must be one that a function's own allow policy honours, like 'roles/cloudfunctions.viewer', got '${name}'; use grant or grantInvoke [at shop/orders]`,
      ),
    );
  },
);
