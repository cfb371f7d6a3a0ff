import { CloudRunV2Job } from "@cdktf/provider-google/lib/cloud-run-v2-job";
import { CloudRunV2JobIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-job-iam-binding";
import { CloudRunV2JobIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-job-iam-member";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { RoleBinding } from "../../lib/iam/role-binding";
import { CloudRunJob } from "../../lib/services/cloud-run-job";
import { accessOf } from "../../lib/testing/access-of";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const OPS = Principal.group("ops@example.com");
const PLACE = { location: "asia-northeast1", project: "example-project" };

test("a job lets principals run it, and gives other roles", () => {
  const stack = newStack();
  const job = CloudRunJob.fromJobName(stack, "report", "monthly-report");
  expect(job.grantRun(OPS)).toBe(job.grantRun(OPS));
  job.grant(Role.RUN_VIEWER, OPS);
  const common = { name: "monthly-report", ...PLACE, member: "group:ops@example.com" };
  expect(all(stack, CloudRunV2JobIamMember)).toEqual([
    { ...common, role: "roles/run.invoker" },
    { ...common, role: "roles/run.viewer" },
  ]);
});

test("two imports of a job share its grants, and a job that the app defines is named by a reference", () => {
  const stack = newStack();
  const [one, two] = ["one", "two"].map((id) => CloudRunJob.fromJobName(stack, id, "report"));
  expect(one.grantRun(OPS)).toBe(two.grantRun(OPS));
  const defined = new CloudRunV2Job(stack, "defined", {
    name: "defined",
    location: "asia-northeast1",
    template: { template: { containers: [{ image: "report" }] } },
  });
  CloudRunJob.fromJobName(stack, "own", defined.name).grantRun(OPS);
  expect(all(stack, CloudRunV2JobIamMember)).toEqual([
    expect.objectContaining({ name: "report" }),
    expect.objectContaining({ name: "${google_cloud_run_v2_job.defined.name}" }),
  ]);
});

test("the members of a role on a job can be owned", () => {
  const stack = newStack();
  const job = CloudRunJob.fromJobName(stack, "report", "report");
  new RoleBinding(stack, "runners", { resource: job, role: Role.RUN_INVOKER });
  job.grantRun(OPS);
  expect(all(stack, CloudRunV2JobIamBinding)).toEqual([
    { name: "report", ...PLACE, role: "roles/run.invoker", members: ["group:ops@example.com"] },
  ]);
});

test("the review of access tells who may run a job", () => {
  const stack = newStack();
  CloudRunJob.fromJobName(stack, "report", "report").grantRun(OPS);
  expect(accessOf(stack)).toEqual([
    "projects/example-project/locations/asia-northeast1/jobs/report  is  a Cloud Run job outside of the app",
    "projects/example-project/locations/asia-northeast1/jobs/report  caller  group:ops@example.com  role: roles/run.invoker",
  ]);
});

test("the public cannot run a job", () => {
  const job = CloudRunJob.fromJobName(newStack(), "report", "report");
  expect(() => job.grantRun(Principal.allUsers("It is a test"))).toThrow(
    new Error(
      "'principal' must not be the public, got allUsers; nobody but you pays for the runs of a job [at shop/report]",
    ),
  );
});

test("a name that no job has is an error", () => {
  expect(() => CloudRunJob.fromJobName(newStack(), "report", "projects/a/locations/b/jobs/c")).toThrow(
    new Error(
      "'jobName' must be 1 to 63 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen, got 'projects/a/locations/b/jobs/c' [at shop/report]",
    ),
  );
});
