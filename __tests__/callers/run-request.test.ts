import { CloudRunV2JobIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-job-iam-member";
import { CloudSchedulerJob } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import { type TerraformStack, TerraformVariable } from "cdktf";
import type { RunOverrides } from "../../lib/callers/run-overrides";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { Principal } from "../../lib/iam/principal";
import { CloudRunJob } from "../../lib/services/cloud-run-job";
import type { CloudRunJobProps, JobSidecarProps } from "../../lib/services/cloud-run-job-props";
import { Gpu } from "../../lib/services/gpu";
import { accessOf } from "../../lib/testing/access-of";
import { newJob } from "../services/new-job";
import { IMAGE } from "../services/new-service";
import { warnings } from "../support/annotations";
import { all } from "../support/resources";
import { newStack } from "../support/stack";
import { builtElsewhere } from "../triggers/event-driven";

const SCHEDULE = { schedule: "0 2 * * *", timeZone: "Etc/UTC" };

function nightly(overrides: RunOverrides, stack = newStack()): TerraformStack {
  const run = CloudRunJob.fromJobName(stack, "report", "monthly-report");
  new SchedulerJob(stack, "nightly", { ...SCHEDULE, run, overrides });
  return stack;
}

function requestOf(stack: TerraformStack): { [argument: string]: unknown } {
  const [{ http_target }] = all(stack, CloudSchedulerJob) as {
    http_target: { [argument: string]: unknown };
  }[];
  return http_target;
}

function bodyOf(overrides: RunOverrides): unknown {
  const { body } = requestOf(nightly(overrides));
  return JSON.parse(Buffer.from(body as string, "base64").toString());
}

test("overrides are a body in JSON, and the account may run the job with overrides", () => {
  const stack = nightly({ taskCount: 3 });
  expect(requestOf(stack)).toMatchObject({
    uri: "https://run.googleapis.com/v2/projects/example-project/locations/asia-northeast1/jobs/monthly-report:run",
    headers: { "Content-Type": "application/json" },
    body: Buffer.from('{"overrides":{"taskCount":3}}').toString("base64"),
  });
  expect(all(stack, CloudRunV2JobIamMember)).toMatchObject([{ role: "roles/run.jobsExecutorWithOverrides" }]);
});

test.each<[RunOverrides, object]>([
  [{ timeoutSeconds: 60 }, { timeout: "60s" }],
  [{ containers: [{ args: ["--full"] }] }, { containerOverrides: [{ args: ["--full"] }] }],
  [{ containers: [{ args: [] }] }, { containerOverrides: [{ clearArgs: true }] }],
  [
    {
      taskCount: 1,
      containers: [
        { name: "main", environment: { MODE: "full", QUOTED: '"${x}" %{y}\n' } },
        { name: "proxy", args: ["a"] },
      ],
    },
    {
      taskCount: 1,
      containerOverrides: [
        {
          name: "main",
          env: [
            { name: "MODE", value: "full" },
            { name: "QUOTED", value: '"${x}" %{y}\n' },
          ],
        },
        { name: "proxy", args: ["a"] },
      ],
    },
  ],
])("%j is what Cloud Run takes", (overrides, request) => {
  expect(bodyOf(overrides)).toEqual({ overrides: request });
});

test("Terraform encodes what only it knows", () => {
  const stack = newStack();
  const known = new TerraformVariable(stack, "known", { type: "list(string)" });
  const count = new TerraformVariable(stack, "count", { type: "number" });
  nightly(
    {
      taskCount: count.numberValue,
      containers: [{ args: known.listValue, environment: { AT: `"${known.stringValue}"` } }],
    },
    stack,
  );
  expect(requestOf(stack).body).toBe(
    '${base64encode(join("", ["{\\"overrides\\":{\\"containerOverrides\\":[{\\"args\\":", jsonencode(var.known), ",\\"env\\":[{\\"name\\":\\"AT\\",\\"value\\":", jsonencode(join("", ["\\"", var.known, "\\""])), "}]}],\\"taskCount\\":", var.count, "}}"]))}',
  );
});

test.each<[string, RunOverrides]>([
  ["'overrides' must change something, got nothing; leave them out", {}],
  ["'overrides' must change something, got nothing; leave them out", { containers: [] }],
  ["'overrides.taskCount' must be between 1 and 10000, got 10001", { taskCount: 10_001 }],
  ["'overrides.timeoutSeconds' must be between 1 and 604800, got 604801", { timeoutSeconds: 604_801 }],
  [
    "'overrides.name' must be lower-case letters, digits and hyphens, got 'Main'",
    { containers: [{ name: "Main" }] },
  ],
  [
    "'overrides.containers' must name each container once, got 'a' twice",
    { containers: [{ name: "a" }, { name: "b" }, { name: "a" }] },
  ],
  [
    "'overrides.containers' must name each container once, got several without a name",
    { containers: [{ args: ["a"] }, { args: ["b"] }] },
  ],
  [
    "'overrides.environment' must not set a variable that Google sets itself, got 'CLOUD_RUN_TASK_INDEX'",
    { containers: [{ environment: { CLOUD_RUN_TASK_INDEX: "1" } }] },
  ],
  [
    "'overrides.containers' must hold what changes something, got one without args and environment; leave it out",
    { containers: [{}] },
  ],
  [
    "'overrides.containers' must hold what changes something, got one without args and environment; leave it out",
    { taskCount: 2, containers: [{ name: "a", environment: {} }] },
  ],
])("overrides are refused: %s", (rule, overrides) => {
  expect(() => nightly(overrides)).toThrow(new Error(`${rule} [at shop/nightly]`));
});

const GPU = { gpu: Gpu.NVIDIA_L4, cpu: 4, memoryMib: 16_384 };
const PROXY: JobSidecarProps = { name: "proxy", image: IMAGE };

/** A schedule of a job of the same app, which it names by itself or by an import. */
function ofJob(job: Partial<CloudRunJobProps>, overrides: RunOverrides, isImport = false): TerraformStack {
  const stack = newStack();
  const defined = newJob(stack, "report", job);
  const run = isImport ? CloudRunJob.fromJobName(stack, "again", "report") : defined;
  new SchedulerJob(stack, "nightly", { ...SCHEDULE, run, overrides });
  return stack;
}

test.each([false, true])(
  "the time of a run fits a job of the same app with a GPU; by an import: %s",
  (isImport) => {
    expect(() => ofJob(GPU, { timeoutSeconds: 43_201 }, isImport)).toThrow(
      new Error(
        "'overrides.timeoutSeconds' must be between 1 and 43200 for a job with a GPU, got 43201 [at shop/nightly]",
      ),
    );
    expect(() => ofJob({ sidecars: [{ ...PROXY, ...GPU }] }, { timeoutSeconds: 43_201 }, isImport)).toThrow();
    expect(() => ofJob(GPU, { timeoutSeconds: 43_200 }, isImport)).not.toThrow();
  },
);

test.each<[string | undefined, Partial<CloudRunJobProps>, string | undefined]>([
  [undefined, {}, undefined],
  ["main", { containerName: "main" }, undefined],
  ["proxy", { sidecars: [PROXY] }, undefined],
  ["main", { containerName: "${var.name}" }, undefined],
  ["${var.name}", { containerName: "main" }, undefined],
  ["other", {}, "'overrides.containers' must name containers of shop/report, got 'other'"],
  [
    "other",
    { containerName: "main", sidecars: [PROXY] },
    "'overrides.containers' must name containers of shop/report, got 'other'",
  ],
  [
    undefined,
    { containerName: "main", sidecars: [PROXY] },
    "'overrides.containers' must name containers of shop/report, got one without a name among several",
  ],
])("overrides of the container %s of a job with %j bring the warning %s", (name, job, warning) => {
  const overrides = { containers: [{ ...(name === undefined ? {} : { name }), args: ["--full"] }] };
  expect(warnings(ofJob(job, overrides))).toEqual(warning === undefined ? [] : [`[shop/nightly] ${warning}`]);
});

test("variables whose names only Terraform knows are refused", () => {
  const stack = newStack();
  const variables = new TerraformVariable(stack, "variables", { type: "map(string)" });
  const environment = variables.value as unknown as { [name: string]: string };
  expect(() => nightly({ containers: [{ environment }] }, stack)).toThrow(
    new Error(
      "'overrides.environment' must be a map whose names are known at synthesis, got a token [at shop/nightly]",
    ),
  );
});

test("a call has no overrides", () => {
  const stack = newStack();
  const target = builtElsewhere(stack, "orders");
  expect(
    () => new SchedulerJob(stack, "hourly", { ...SCHEDULE, target, overrides: { taskCount: 1 } }),
  ).toThrow(new Error("'overrides' must be left out where 'run' is not given, got some [at shop/hourly]"));
});

test("the review of access tells who may run a job with overrides", () => {
  const stack = newStack();
  const job = CloudRunJob.fromJobName(stack, "report", "monthly-report");
  expect(job.grantRunWithOverrides(Principal.group("ops@example.com"))).toBe(
    job.grantRunWithOverrides(Principal.group("ops@example.com")),
  );
  expect(accessOf(stack)).toEqual([
    "projects/example-project/locations/asia-northeast1/jobs/monthly-report  is  a Cloud Run job outside of the app",
    "projects/example-project/locations/asia-northeast1/jobs/monthly-report  caller  group:ops@example.com  role: roles/run.jobsExecutorWithOverrides",
  ]);
});

test("the public runs no job with overrides", () => {
  const job = CloudRunJob.fromJobName(newStack(), "report", "monthly-report");
  expect(() => job.grantRunWithOverrides(Principal.allUsers("It is a test"))).toThrow(
    new Error(
      "'principal' must not be the public, got allUsers; nobody but you pays for the runs of a job [at shop/report]",
    ),
  );
});
