import { callersOf } from "../../lib/document/callers";
import { shop } from "./documents";

const OPS = "group:ops@example.com";
const orders = { google_cloud_run_v2_service: { orders: { name: "orders" } } };

const callers = (resource: object) => {
  const model = shop({ resource: { ...orders, ...resource } });
  const [receiver] = model.receivers;
  return callersOf(receiver, model).map(
    ({ member, role, condition, by }) =>
      `${member.spelling} ${role} ${by.of.what}${condition === undefined ? "" : " if"}`,
  );
};

const on = (type: string, args: object) => callers({ [type]: { one: { member: OPS, ...args } } });
const SERVICE = "google_cloud_run_v2_service_iam_member";

test.each([
  "roles/run.invoker",
  "roles/run.servicesInvoker",
  "roles/run.developer",
  "roles/run.admin",
  "roles/cloudfunctions.developer",
])("%s on the service lets callers in", (role) => {
  expect(on(SERVICE, { name: "orders", role })).toEqual([`${OPS} ${role} a Cloud Run service`]);
});

test.each(["roles/run.viewer", "roles/cloudfunctions.invoker", "roles/viewer", "${var.role}"])(
  "%s on the service lets nobody in",
  (role) => {
    expect(on(SERVICE, { name: "orders", role })).toEqual([]);
  },
);

test("a role on the project lets callers in if it has the permission, with its condition", () => {
  const PROJECT = "google_project_iam_member";
  const condition = { title: "t", expression: "e" };
  expect(on(PROJECT, { project: "example-project", role: "roles/editor" })).toEqual([
    `${OPS} roles/editor a project`,
  ]);
  expect(on(PROJECT, { project: "example-project", role: "roles/run.invoker", condition })).toEqual([
    `${OPS} roles/run.invoker a project if`,
  ]);
  expect(on(PROJECT, { project: "example-project", role: "roles/viewer" })).toEqual([]);
  expect(on(PROJECT, { project: "example-project-2", role: "roles/editor" })).toEqual([]);
});

test("a custom role lets callers in if it has the permission", () => {
  const withRole = (permissions: unknown) =>
    callers({
      google_project_iam_custom_role: { caller: { role_id: "caller", permissions } },
      [SERVICE]: {
        one: { name: "orders", role: "${google_project_iam_custom_role.caller.name}", member: OPS },
      },
    });
  expect(withRole(["run.routes.invoke"])).toEqual([
    `${OPS} projects/example-project/roles/caller a Cloud Run service`,
  ]);
  expect(withRole(["run.services.get"])).toEqual([]);
  expect(withRole("${var.permissions}")).toEqual([]);
});

test("a policy of another service lets nobody in", () => {
  expect(on(SERVICE, { name: "page", role: "roles/run.invoker" })).toEqual([]);
  expect(on(SERVICE, { name: "orders", location: "us-central1", role: "roles/run.invoker" })).toEqual([]);
});

test("an IAP policy also applies to the resources below it", () => {
  const model = shop({
    resource: {
      google_app_engine_application: { app: { location_id: "x", iap: { enabled: true } } },
      google_iap_web_iam_member: { one: { role: "roles/iap.httpsResourceAccessor", member: OPS } },
      google_iap_app_engine_service_iam_member: {
        below: {
          app_id: "example-project",
          service: "api",
          role: "roles/iap.httpsResourceAccessor",
          member: OPS,
        },
      },
    },
  });
  expect(callersOf(model.receivers[0], model).map(({ by }) => by.target)).toEqual([
    "projects/example-project/iap_web",
  ]);
});
