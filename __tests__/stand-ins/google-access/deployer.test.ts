import { deployerFindings } from "../../../stand-ins/google-access/deployer";
import { textOf } from "../../../stand-ins/google-access/findings";
import { stackOf } from "./stacks";

const DEPLOYER = "serviceAccount:pipeline@example-project.iam.gserviceaccount.com";

const STACK = stackOf({
  "google_service_account.run": { account_id: "run" },
  "google_storage_bucket.source": { name: "source" },
  "google_storage_bucket_object.source": { name: "a.zip", bucket: "${google_storage_bucket.source.name}" },
  "google_cloudfunctions2_function.orders": {
    name: "orders",
    build_config: {
      service_account:
        "projects/example-project/serviceAccounts/build@example-project.iam.gserviceaccount.com",
    },
    service_config: { service_account_email: "${google_service_account.run.email}" },
  },
  "google_cloud_run_v2_service_iam_member.orders": {
    name: "${google_cloudfunctions2_function.orders.service_config[0].service}",
    role: "roles/run.invoker",
    member: "user:ada@example.com",
  },
});

/** The problems of a deployer that an owner granted these roles before. */
function lacks(...roles: string[]): string[] {
  const grants = roles.map((role, index) => [
    `google_project_iam_member.${String(index)}`,
    { project: "example-project", role, member: DEPLOYER },
  ]);
  const granted = [stackOf(Object.fromEntries(grants) as { [address: string]: object })];
  return deployerFindings(STACK, DEPLOYER, { granted }).map(textOf);
}

const lack = (of: string, permission: string, on = "projects/example-project") =>
  `deployer of ${of}: ${permission} on ${on} for ${DEPLOYER} is not given`;
const account = (name: string) =>
  `projects/-/serviceAccounts/${name}@example-project.iam.gserviceaccount.com`;

test("a deployer needs a role for each kind of resource, and to act as each account", () => {
  expect(
    lacks(
      "roles/cloudfunctions.admin",
      "roles/iam.serviceAccountAdmin",
      "roles/iam.serviceAccountUser",
      "roles/storage.admin",
    ),
  ).toEqual([]);
});

test("a role for administering functions is not enough to deploy", () => {
  const orders = "google_cloudfunctions2_function.orders";
  expect(lacks("roles/cloudfunctions.admin")).toEqual([
    lack("google_service_account.run", "iam.serviceAccounts.create"),
    lack("google_storage_bucket.source", "storage.buckets.create"),
    lack("google_storage_bucket_object.source", "storage.objects.create"),
    lack("google_storage_bucket_object.source", "storage.objects.delete"),
    lack(orders, "iam.serviceAccounts.actAs", account("run")),
    lack(orders, "iam.serviceAccounts.actAs", account("build")),
  ]);
});

test("a developer of functions cannot grant access to them", () => {
  expect(
    lacks(
      "roles/cloudfunctions.developer",
      "roles/iam.serviceAccountAdmin",
      "roles/iam.serviceAccountUser",
      "roles/storage.admin",
    ),
  ).toEqual([
    lack(
      "google_cloud_run_v2_service_iam_member.orders",
      "run.services.setIamPolicy",
      "projects/example-project/locations/asia-northeast1/services/orders",
    ),
  ]);
});

test("a deployer of a job needs a role for jobs, and to act as its account", () => {
  const job = stackOf({
    "google_cloud_run_v2_job.report": {
      name: "report",
      template: { template: { service_account: "run@example-project.iam.gserviceaccount.com" } },
    },
  });
  const of = "google_cloud_run_v2_job.report";
  expect(deployerFindings(job, DEPLOYER, {}).map(textOf)).toEqual([
    lack(of, "run.jobs.create"),
    lack(of, "run.jobs.update"),
    lack(of, "iam.serviceAccounts.actAs", account("run")),
  ]);
});
