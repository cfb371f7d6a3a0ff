import { BROAD_ROLE } from "../../lib/rules/broad-role";
import { at, foundBy, OPS } from "./findings";

const found = (role: string, type = "google_project", member = OPS, more: object = {}) =>
  foundBy(BROAD_ROLE, {
    resource: {
      ...more,
      [`${type}_iam_member`]: { own: at("shop/own", { project: "example-project", role, member }) },
    },
  });

const broad = (role: string, what: string) => [
  `'role' must not open every function and service of ${what}, got ${role} for '${OPS}'; use grantInvoke on the one that is called [at shop/own] (broad-role)`,
];

test.each([
  "roles/run.invoker",
  "roles/run.servicesInvoker",
  "roles/run.admin",
  "roles/run.developer",
  "roles/run.editor",
  "roles/run.sourceDeveloper",
  "roles/cloudfunctions.invoker",
  "roles/cloudfunctions.admin",
  "roles/cloudfunctions.developer",
  "roles/cloudfunctions.editor",
  "roles/firebase.admin",
  "roles/firebase.developAdmin",
  "roles/iam.dataScientist",
  "roles/iam.devOps",
  "roles/iam.mlEngineer",
  "roles/iap.httpsResourceAccessor",
  "roles/editor",
  "roles/owner",
])("reports %s, which opens every function and service", (role) => {
  expect(found(role)).toEqual(broad(role, "a project"));
  expect(found(role, "google_folder")).toEqual(broad(role, "a folder"));
  expect(found(role, "google_organization")).toEqual(broad(role, "an organization"));
});

test("reports a custom role with a permission to call", () => {
  const role = "${google_project_iam_custom_role.caller.name}";
  const custom = (permissions: string[]) => ({
    google_project_iam_custom_role: { caller: { role_id: "caller", permissions } },
  });
  expect(found(role, "google_project", OPS, custom(["run.routes.invoke"]))).toEqual(
    broad("projects/example-project/roles/caller", "a project"),
  );
  expect(found(role, "google_project", OPS, custom(["run.services.get"]))).toEqual([]);
});

test.each(["roles/viewer", "roles/run.viewer", "roles/logging.logWriter"])("accepts %s", (role) => {
  expect(found(role)).toEqual([]);
});

test("accepts such a role for a service agent of Google", () => {
  expect(
    found("roles/editor", "google_project", "serviceAccount:123456789012@cloudservices.gserviceaccount.com"),
  ).toEqual([]);
});
