import { Testing } from "cdktf";
import { GoogleProject } from "../../lib/iam/google-project";
import { IamCondition } from "../../lib/iam/iam-condition";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { CONDITION_ON_RESOURCE } from "../../lib/rules/condition-on-resource";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";
import { ADA, at, foundBy } from "./findings";

const ORDERS = "projects/example-project/locations/asia-northeast1/services/orders";

const found = (role: string, expression: string) => {
  const condition = { title: "orders alone", expression };
  return foundBy(CONDITION_ON_RESOURCE, {
    resource: {
      google_project_iam_member: {
        member: at("shop/member", { project: "example-project", role, member: ADA, condition }),
      },
      google_project_iam_binding: {
        binding: at("shop/binding", { project: "example-project", role, members: [ADA], condition }),
      },
    },
  });
};

const message = (role: string, path: string) =>
  `'condition' must not ask for the resource of ${role}, which Google does not tell it, got one that does; grant on the one function or service [at ${path}] (condition-on-resource)`;

test.each(
  ["roles/run.invoker", "roles/run.servicesInvoker", "roles/cloudfunctions.invoker"].flatMap((role) =>
    [
      `resource.name == "${ORDERS}"`,
      'request.path == "/" && resource.type == "run.googleapis.com/Service"',
      '!(resource.service == "run.googleapis.com")',
    ].map((expression) => [role, expression]),
  ),
)("reports a condition of %s that asks %s", (role, expression) => {
  expect(found(role, expression)).toEqual([message(role, "shop/binding"), message(role, "shop/member")]);
});

test.each([
  ["roles/storage.objectViewer", 'resource.name.startsWith("projects/_/buckets/example-files/")'],
  ["roles/iap.httpsResourceAccessor", 'resource.type == "iap.googleapis.com/WebService"'],
  ["roles/run.invoker", 'request.path.startsWith("/api/")'],
  ["roles/run.invoker", 'request.host == "orders.example.com"'],
])("accepts a condition of %s that asks %s", (role, expression) => {
  expect(found(role, expression)).toEqual([]);
});

test("the synthesis fails for a grant on a project with such a condition", () => {
  const stack = newStack();
  newFunction(stack, "orders");
  const condition = IamCondition.cel("orders alone", `resource.name == "${ORDERS}"`);
  GoogleProject.of(stack).grant(Role.RUN_INVOKER, Principal.user("ada@example.com"), { condition });
  expect(() => Testing.synth(stack, true)).toThrow(/\(condition-on-resource\)/);
});
