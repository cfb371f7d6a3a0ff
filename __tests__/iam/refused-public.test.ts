import { CloudRunV2ServiceIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-binding";
import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { DataGoogleStorageProjectServiceAccount } from "@cdktf/provider-google/lib/data-google-storage-project-service-account";
import { SecretManagerSecretIamMember } from "@cdktf/provider-google/lib/secret-manager-secret-iam-member";
import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import { Fn, type TerraformStack, TerraformVariable } from "cdktf";
import { GatewayCaller } from "../../lib/callers/gateway-caller";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { ServiceAgent } from "../../lib/iam/service-agent";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import { Secret } from "../../lib/resources/secret";
import { printedWarnings } from "../support/annotations";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newApp, newStack, NO_WAIT } from "../support/stack";

const REFUSAL =
  "'member' must not be the public without a reason, got allUsers or allAuthenticatedUsers; use Principal.allUsers(reason)";

const guard = (expression: string) => ({
  condition: `\${!contains(["allUsers", "allAuthenticatedUsers"], "${expression}")}`,
  error_message: REFUSAL,
});

const variable = (stack: TerraformStack, id = "who") => new TerraformVariable(stack, id, {}).stringValue;

/** What the lifecycles of resources say. */
const lifecycles = (resources: unknown[]) =>
  resources.map((resource) => (resource as { lifecycle?: object }).lifecycle);

const REPLACED = { replace_triggered_by: ["google_cloudfunctions2_function.orders_46FA7C19.id"] };

test.each<[title: string, make: (stack: TerraformStack) => string, expression: string]>([
  ["a variable", variable, "${var.who}"],
  ["an interpolation that a user writes", () => "${var.who}", "${var.who}"],
  ["the output of a module", () => "${module.iam.members[0]}", "${module.iam.members[0]}"],
  ["a function of Terraform", (stack) => Fn.trimspace(variable(stack)), "${trimspace(var.who)}"],
  [
    "a kind that only Terraform knows",
    (stack) => `${variable(stack)}:x@example.com`,
    "${var.who}:x@example.com",
  ],
  [
    "the member of a raw grant, where anybody may be written",
    (stack) =>
      new SecretManagerSecretIamMember(stack, "raw", {
        ...{ secretId: "key", role: "roles/viewer", member: variable(stack) },
      }).member,
    "${google_secret_manager_secret_iam_member.raw.member}",
  ],
  [
    "the name of a resource, which anybody chooses",
    (stack) => new ServiceAccountResource(stack, "sa", { accountId: "batch" }).displayName,
    "${google_service_account.sa.display_name}",
  ],
])("Terraform refuses %s that turns out to be the public", (_, make, expression) => {
  const stack = newStack();
  newFunction(stack, "orders").grantInvoke(Principal.fromToken("who", make(stack)));
  expect(lifecycles(all(stack, CloudRunV2ServiceIamMember))).toEqual([
    { ...REPLACED, precondition: [guard(expression)] },
  ]);
});

test.each<[title: string, make: (stack: TerraformStack) => Parameters<typeof Principal.fromToken>[1]]>([
  ["an email behind its kind", (stack) => `user:${variable(stack)}`],
  [
    "the account of a resource",
    (stack) => new ServiceAccountResource(stack, "sa", { accountId: "a" }).member,
  ],
  [
    "the agent of a data source",
    (stack) => new DataGoogleStorageProjectServiceAccount(stack, "agent").member,
  ],
])("%s cannot be the public", (_, make) => {
  const stack = newStack();
  newFunction(stack, "orders").grantInvoke(Principal.fromToken("who", make(stack)));
  expect(lifecycles(all(stack, CloudRunV2ServiceIamMember))).toEqual([REPLACED]);
});

test("accounts, functions, agents and people of this package need no precondition", () => {
  const stack = newStack();
  const orders = newFunction(stack, "orders");
  const callers = [
    new ServiceAccount(stack, "account"),
    ServiceAccount.fromServiceAccountEmail(stack, "found", variable(stack)),
    newFunction(stack, "reports"),
    ServiceAgent.PUBSUB.inProject(variable(stack, "number")),
    Principal.group("ops@example.com"),
    Principal.allUsers("the front page"),
  ];
  callers.forEach((caller) => orders.grantInvoke(caller));
  expect(lifecycles(all(stack, CloudRunV2ServiceIamMember))).toEqual(callers.map(() => REPLACED));
});

test("a principal of the user's, and one that stands for another, are refused, too", () => {
  const stack = newStack();
  const orders = newFunction(stack, "orders");
  orders.grantInvoke({ principalId: "own", member: variable(stack) });
  orders.grantInvoke(
    GatewayCaller.fromServiceAccount(Principal.fromToken("gateway", variable(stack, "gateway"))),
  );
  expect(lifecycles(all(stack, CloudRunV2ServiceIamMember))).toEqual(
    ["${var.gateway}", "${var.who}"].map((one) => ({ ...REPLACED, precondition: [guard(one)] })),
  );
});

test("a role that no caller needs is kept from the public as well", () => {
  const stack = newStack();
  Secret.fromSecretId(stack, "key", "key").grant(
    Role.SECRET_MANAGER_SECRET_ACCESSOR,
    Principal.fromToken("who", variable(stack)),
  );
  expect(lifecycles(all(stack, SecretManagerSecretIamMember))).toEqual([
    { precondition: [guard("${var.who}")] },
  ]);
});

test.each([true, false])("an owned list refuses each of its members (list first: %s)", (isFirst) => {
  const stack = newStack();
  const orders = newFunction(stack, "orders");
  const own = () => new InvokerBinding(stack, "invokers", { target: orders });
  if (isFirst) own();
  ["two", "one"].forEach((id) => orders.grantInvoke(Principal.fromToken(id, variable(stack, id))));
  orders.grantInvoke(Principal.group("ops@example.com"));
  if (!isFirst) own();
  expect(lifecycles(all(stack, CloudRunV2ServiceIamBinding))).toEqual([
    { ...REPLACED, precondition: [guard("${var.one}"), guard("${var.two}")] },
  ]);
});

test("a precondition of the user's stays", () => {
  const stack = newStack();
  const orders = newFunction(stack, "orders");
  const grant = orders.grantInvoke(Principal.group("ops@example.com"));
  const binding = new InvokerBinding(stack, "invokers", { target: orders });
  const own = { condition: "${var.is_open}", errorMessage: "closed" };
  const resource = binding.node.defaultChild as CloudRunV2ServiceIamBinding;
  resource.lifecycle = { ...resource.lifecycle, precondition: [own] };
  orders.grantInvoke(Principal.fromToken("who", variable(stack)));
  expect(grant.fqn).toBe(resource.fqn);
  expect(lifecycles(all(stack, CloudRunV2ServiceIamBinding))).toEqual([
    {
      ...REPLACED,
      precondition: [{ condition: own.condition, error_message: own.errorMessage }, guard("${var.who}")],
    },
  ]);
});

test("a guarded member is told as no warning", () => {
  const app = newApp(NO_WAIT);
  const stack = newStack(app);
  newFunction(stack, "orders").grantInvoke(Principal.fromToken("who", variable(stack)));
  app.synth();
  expect(printedWarnings(app)).toEqual([]);
});

test("an account of another stack is an account there, too", () => {
  const app = newApp(NO_WAIT);
  const [shop, depot] = [newStack(app, "shop"), newStack(app, "depot")];
  const account = new ServiceAccountResource(depot, "sa", { accountId: "batch" });
  newFunction(shop, "orders").grantInvoke(Principal.fromToken("batch", account.member));
  expect(lifecycles(all(shop, CloudRunV2ServiceIamMember))).toEqual([REPLACED]);
});
