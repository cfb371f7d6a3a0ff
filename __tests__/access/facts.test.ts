import { factsOf } from "../../lib/access/facts";
import { lineOf } from "../../lib/access/lock-line";
import { shop } from "../document/documents";

const location = "us-central1";
const hello = { hello: { name: "hello", location, ingress: "INGRESS_TRAFFIC_INTERNAL_ONLY" } };
const OPS = "group:ops@example.com";
const ADDRESS = "google_cloud_run_v2_service.hello";

/** The facts about a service with more resources, without its type, ingress settings and account. */
function told(resource: object, more: object = {}): string[] {
  const facts = factsOf(shop({ ...more, resource: { google_cloud_run_v2_service: hello, ...resource } }));
  return facts.filter(({ kind }) => !["is", "ingress", "runs as"].includes(kind)).map(lineOf);
}

const grant = (more: object): object => ({
  google_cloud_run_v2_service_iam_member: {
    grant: { name: "hello", location, role: "roles/run.invoker", member: OPS, ...more },
  },
});
const onProject = (role: string, member = OPS): object => ({
  google_project_iam_member: { grant: { project: "example-project", role, member } },
});
const denial = (
  denied: string[],
  exceptions: string[] = [],
  parent = "projects/example-project",
): object => ({
  google_iam_deny_policy: {
    deny: {
      parent: `cloudresourcemanager.googleapis.com/${parent}`.replaceAll("/", "%2F"),
      rules: [
        {
          deny_rule: {
            denied_principals: denied,
            exception_principals: exceptions,
            denied_permissions: ["run.googleapis.com/routes.invoke"],
          },
        },
      ],
    },
  },
});
const customRole = (permissions: string[]): object => ({
  google_project_iam_custom_role: { caller: { role_id: "caller", permissions } },
});

test.each<[title: string, resource: object, lines: string[]]>([
  ["a role that only views lets nobody in", grant({ role: "roles/run.viewer" }), []],
  [
    "a role with more permissions lets callers in and gives other powers",
    grant({ role: "roles/run.admin" }),
    [
      `${ADDRESS}  caller  ${OPS}  role: roles/run.admin`,
      `${ADDRESS}  may change callers  ${OPS}  role: roles/run.admin`,
    ],
  ],
  [
    "a custom role of the app with the permission to call",
    {
      ...grant({ role: "${google_project_iam_custom_role.caller.name}" }),
      ...customRole(["run.routes.invoke"]),
    },
    [`${ADDRESS}  caller  ${OPS}  role: projects/example-project/roles/caller`],
  ],
  [
    "a custom role of the app without the permission to call",
    {
      ...grant({ role: "${google_project_iam_custom_role.caller.name}" }),
      ...customRole(["run.services.get"]),
    },
    [],
  ],
  [
    "a custom role that no document defines",
    grant({ role: "projects/p/roles/caller" }),
    [`${ADDRESS}  unknown  what projects/p/roles/caller lets ${OPS} do`],
  ],
  [
    "a caller that is known after apply",
    grant({ member: "${var.who}" }),
    [`${ADDRESS}  unknown  who is let in  on: <known after apply: shop:var.who>`],
  ],
  [
    "a caller that is denied",
    { ...grant({}), ...denial(["principalSet://goog/group/ops@example.com"]) },
    [
      `${ADDRESS}  caller  ${OPS}  role: roles/run.invoker  denied: yes`,
      `google_iam_deny_policy.deny  denied  ${OPS}  on: projects/example-project  permissions: run.googleapis.com/routes.invoke`,
    ],
  ],
  [
    "a caller that may be in a group that is denied",
    {
      ...grant({ member: "user:ada@example.com" }),
      ...denial(["principalSet://goog/group/ops@example.com"]),
    },
    [
      `${ADDRESS}  caller  user:ada@example.com  role: roles/run.invoker  denied: perhaps`,
      `google_iam_deny_policy.deny  denied  ${OPS}  on: projects/example-project  permissions: run.googleapis.com/routes.invoke`,
    ],
  ],
  [
    "a denial in another project",
    { ...grant({}), ...denial(["principalSet://goog/public:all"], [], "projects/other") },
    [
      `${ADDRESS}  caller  ${OPS}  role: roles/run.invoker`,
      "google_iam_deny_policy.deny  denied  allUsers  on: projects/other  permissions: run.googleapis.com/routes.invoke",
    ],
  ],
  [
    "a role on the project that lets callers into everything",
    onProject("roles/iam.devOps"),
    [
      `projects/example-project  caller of all  ${OPS}  role: roles/iam.devOps`,
      `projects/example-project  may act as  ${OPS}  role: roles/iam.devOps`,
    ],
  ],
  [
    "a role on the project that runs every job and calls nothing",
    onProject("roles/run.jobsExecutor"),
    [`projects/example-project  runner of all jobs  ${OPS}  role: roles/run.jobsExecutor`],
  ],
  [
    "a role on the project that may change the callers",
    onProject("roles/resourcemanager.projectIamAdmin"),
    [`projects/example-project  may change callers  ${OPS}  role: roles/resourcemanager.projectIamAdmin`],
  ],
  [
    "a service agent of Google on the project",
    onProject("roles/run.admin", "serviceAccount:service-1@gcp-sa-cloudbuild.iam.gserviceaccount.com"),
    [],
  ],
  [
    "a member with a name like a service agent's",
    onProject("roles/run.invoker", "serviceAccount:gcp-sa-x@example-project.iam.gserviceaccount.com"),
    [
      "projects/example-project  caller of all  serviceAccount:gcp-sa-x@example-project.iam.gserviceaccount.com  role: roles/run.invoker",
      "projects/example-project  runner of all jobs  serviceAccount:gcp-sa-x@example-project.iam.gserviceaccount.com  role: roles/run.invoker",
    ],
  ],
])("%s", (_, resource, lines) => {
  expect(told(resource)).toEqual(lines);
});

test("reports a workload that calls over the internet, although internal ingress does not admit it", () => {
  const account = { google_service_account: { report: { account_id: "report-run" } } };
  const report = {
    name: "report",
    location,
    ingress: "INGRESS_TRAFFIC_ALL",
    template: { service_account: "${google_service_account.report.email}" },
  };
  const lines = told({
    ...account,
    ...grant({ member: "${google_service_account.report.member}" }),
    google_cloud_run_v2_service: { ...hello, report },
  });
  expect(lines).toEqual([
    `${ADDRESS}  caller  serviceAccount:report-run@example-project.iam.gserviceaccount.com  as: google_cloud_run_v2_service.report  role: roles/run.invoker  path: the internet  arrives: no`,
  ]);
});
