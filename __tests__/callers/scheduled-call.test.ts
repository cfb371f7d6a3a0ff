import { CloudRunV2JobIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-job-iam-member";
import { CloudSchedulerJob } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import { HttpMethod } from "../../lib/callers/http-request";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import type { SchedulerJobProps } from "../../lib/callers/scheduler-job-props";
import { CloudRunJob } from "../../lib/services/cloud-run-job";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";
import { builtElsewhere } from "../triggers/event-driven";

const SCHEDULE = { schedule: "0 2 * * *", timeZone: "Etc/UTC" };

/** A stack with a job that Cloud Scheduler runs each night. */
function nightly(props: Partial<SchedulerJobProps> = {}, stack = newStack()) {
  const run = CloudRunJob.fromJobName(stack, "report", "monthly-report", { location: "europe-west1" });
  new SchedulerJob(stack, "nightly", { ...SCHEDULE, run, ...props });
  return stack;
}

test("a job of Cloud Run is run with an access token of the account, which its policy names", () => {
  const stack = nightly();
  const account = "google_service_account.nightly_service-account_1CD4D56F";
  expect(all(stack, CloudSchedulerJob)).toEqual([
    {
      name: "nightly",
      project: "example-project",
      region: "asia-northeast1",
      schedule: "0 2 * * *",
      time_zone: "Etc/UTC",
      paused: false,
      attempt_deadline: "180s",
      http_target: {
        uri: "https://run.googleapis.com/v2/projects/example-project/locations/europe-west1/jobs/monthly-report:run",
        http_method: "POST",
        oauth_token: {
          service_account_email: `\${${account}.email}`,
          scope: "https://www.googleapis.com/auth/cloud-platform",
        },
      },
      depends_on: [expect.stringMatching(/^google_cloud_run_v2_job_iam_member\.report_roles--runinvoker/)],
    },
  ]);
  expect(all(stack, CloudRunV2JobIamMember)).toEqual([
    {
      name: "monthly-report",
      location: "europe-west1",
      project: "example-project",
      role: "roles/run.invoker",
      member: `\${${account}.member}`,
    },
  ]);
});

test.each<[keyof SchedulerJobProps, Partial<SchedulerJobProps>]>([
  ["method", { method: HttpMethod.PUT }],
  ["path", { path: "/a" }],
  ["headers", { headers: {} }],
  ["body", { body: "{}" }],
  ["samePerimeter", { samePerimeter: true }],
])("a %s is refused where a job is run", (name, props) => {
  expect(() => nightly(props)).toThrow(
    new Error(
      `'${name}' must be left out where 'run' is given, got one; the job and 'overrides' say what it does [at shop/nightly]`,
    ),
  );
});

test("one of a target and a job must be given", () => {
  const stack = newStack();
  expect(() => nightly({ target: builtElsewhere(stack, "orders") }, stack)).toThrow(
    new Error("'run' must be left out where 'target' is given, got both [at shop/nightly]"),
  );
  expect(() => nightly({ run: undefined })).toThrow(
    new Error("'target' must be given, or 'run' for a job of Cloud Run, got neither [at shop/nightly]"),
  );
});

test("a job of another stack must be imported", () => {
  const app = newApp();
  const other = newStack(app, "other");
  const run = CloudRunJob.fromJobName(other, "report", "report");
  expect(() => nightly({ run }, newStack(app))).toThrow(
    new Error(
      "'run' must be of the stack shop, got other/report of other; import it in shop as well [at shop/nightly]",
    ),
  );
});
