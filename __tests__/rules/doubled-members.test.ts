import { ONE_RESOURCE_A_CALLER } from "../../lib/rules/one-resource-a-caller";
import { ONE_RESOURCE_A_MEMBER } from "../../lib/rules/one-resource-a-member";
import { provider } from "../document/documents";
import { at, foundBy, foundInStacks, INVOKER, OPS } from "./findings";

const V2 = "google_cloud_run_v2_service_iam_member";
const PROJECT = "google_project_iam_member";
const account = { google_service_account: { sa: { account_id: "reports" } } };
const service = { google_cloud_run_v2_service: { s: { name: "orders" } } };

const callers = (one: object, other: object) =>
  foundBy(ONE_RESOURCE_A_CALLER, {
    resource: {
      ...account,
      ...service,
      [V2]: {
        one: at("shop/one", { name: "orders", role: INVOKER, member: OPS, ...one }),
        other: at("shop/other", { name: "orders", role: INVOKER, member: OPS, ...other }),
      },
    },
  });

const twice = (member: string) => [
  `'member' must be named once for roles/run.invoker on its service, got ${member} also in 'shop/one'; without one of them, the access of all is gone: define or import the service once and share the construct [at shop/other] (one-resource-a-caller)`,
];

test("reports a caller in two resources, however the caller and the service are spelled", () => {
  expect(callers({}, {})).toEqual(twice(OPS));
  expect(
    callers({ member: "group:Ops@example.com" }, { name: "${google_cloud_run_v2_service.s.name}" }),
  ).toEqual(twice(OPS));
  const email = "serviceAccount:reports@example-project.iam.gserviceaccount.com";
  expect(callers({ member: "${google_service_account.sa.member}" }, { member: email })).toEqual(twice(email));
  expect(callers({ member: "${var.who}" }, { member: "${var.who}" })).toEqual(
    twice("what only Terraform knows"),
  );
});

test.each<[string, object]>([
  ["another member", { member: "user:ada@example.com" }],
  ["another role", { role: "roles/run.servicesInvoker" }],
  ["another service", { name: "page" }],
  ["another condition", { condition: { title: "t", expression: "e" } }],
])("accepts %s in another resource", (_, other) => {
  expect(callers({}, other)).toEqual([]);
});

test("reports a caller in two resources of two stacks", () => {
  const stack = (path: string) => ({
    provider,
    resource: { [V2]: { own: at(path, { name: "orders", role: INVOKER, member: OPS }) } },
  });
  expect(
    foundInStacks(ONE_RESOURCE_A_CALLER, { shop: stack("shop/one"), depot: stack("depot/own") }),
  ).toEqual([
    `'member' must be named once for roles/run.invoker on its service, got ${OPS} also in 'shop/one'; without one of them, the access of all is gone: give it in one of the stacks, and let the other wait for that one with addDependency [at depot/own] (one-resource-a-caller)`,
  ]);
});

test("accepts tokens of two stacks, which are not the same", () => {
  const stack = () => ({
    provider,
    resource: { [V2]: { own: { name: "orders", role: INVOKER, member: "${var.who}" } } },
  });
  expect(foundInStacks(ONE_RESOURCE_A_CALLER, { shop: stack(), depot: stack() })).toEqual([]);
});

test("reports members of other roles by another rule", () => {
  const resource = {
    [PROJECT]: {
      one: at("shop/one", { project: "example-project", role: "roles/viewer", member: OPS }),
      other: at("shop/other", { project: "projects/example-project", role: "roles/viewer", member: OPS }),
    },
  };
  expect(foundBy(ONE_RESOURCE_A_MEMBER, { resource })).toEqual([
    "'member' must be named once for roles/viewer on its project, got group:ops@example.com also in 'shop/one'; without one of them, the access of all is gone: define or import the project once and share the construct [at shop/other] (one-resource-a-member)",
  ]);
  expect(foundBy(ONE_RESOURCE_A_CALLER, { resource })).toEqual([]);
});
