import { TerraformVariable } from "cdktf";
import type { CloudRunJobProps } from "../../lib/services/cloud-run-job-props";
import { Gpu } from "../../lib/services/gpu";
import { Probe } from "../../lib/services/probe";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";
import { newJob, report, reportWith } from "./new-job";
import { IMAGE } from "./new-service";

const proxy = { name: "proxy", image: IMAGE };
const gpu = { gpu: Gpu.NVIDIA_L4, cpu: 4, memoryMib: 16_384 };

test.each<[string, Partial<CloudRunJobProps>]>([
  ["'taskCount' must be between 1 and 10000, got 0", { taskCount: 0 }],
  ["'taskCount' must be between 1 and 10000, got 10001", { taskCount: 10_001 }],
  ["'parallelism' must be at least 1, got 0", { parallelism: 0 }],
  ["'parallelism' must not exceed 'taskCount', got 2 and 1", { parallelism: 2 }],
  ["'maxRetries' must be between 0 and 10, got 11", { maxRetries: 11 }],
  ["'timeoutSeconds' must be between 1 and 604800, got 604801", { timeoutSeconds: 604_801 }],
  ["'timeoutSeconds' must be between 1 and 43200, got 43201", { ...gpu, timeoutSeconds: 43_201 }],
  [
    "'timeoutSeconds' must be between 1 and 43200, got 43201",
    { sidecars: [{ ...proxy, ...gpu }], timeoutSeconds: 43_201 },
  ],
  ["'cpu' must come to at least 1 for a job, got 0.5", { cpu: 0.5 }],
  ["'memoryMib' must be at least 512 for a job, got 256", { memoryMib: 256 }],
  [
    "'executionLabels.a' must be at most 63 lower-case letters, digits, '_' and '-', got 'A'",
    { executionLabels: { a: "A" } },
  ],
  [
    "'executionAnnotations' must not be in Google's namespaces, got 'run.googleapis.com/x'",
    { executionAnnotations: { "run.googleapis.com/x": "" } },
  ],
  ["'startsAfter' must name other containers of the job, got 'proxy'", { startsAfter: ["proxy"] }],
  [
    "'startsAfter' must name containers with a 'startupProbe', by which they have started, got 'main'",
    { containerName: "main", sidecars: [{ ...proxy, startsAfter: ["main"] }] },
  ],
  [
    "'startsAfter' must lead back to no container, got 'main' after 'proxy' after 'main'",
    {
      containerName: "main",
      startsAfter: ["proxy"],
      startupProbe: Probe.tcp({ port: 1 }),
      sidecars: [{ ...proxy, startupProbe: Probe.tcp({ port: 9 }), startsAfter: ["main"] }],
    },
  ],
])("%s", (message, props) => {
  expect(() => reportWith(props)).toThrow(new Error(`${message} [at shop/report]`));
});

test.each<[string, Partial<CloudRunJobProps>]>([
  ["a fraction of a CPU beside a sidecar", { cpu: 0.5, sidecars: [proxy] }],
  ["as many tasks at a time as there are", { taskCount: 3, parallelism: 3 }],
  ["an hour with a GPU", { ...gpu, timeoutSeconds: 3600 }],
])("%s is accepted", (_, props) => {
  expect(() => reportWith(props)).not.toThrow();
});

test("more than an hour with a GPU is a warning", () => {
  const stack = newStack();
  newJob(stack, "report", { ...gpu, timeoutSeconds: 3601 });
  expect(warnings(stack)).toEqual([
    "[shop/report] 'timeoutSeconds' must be at most 3600 with a GPU, because more is a preview of Google, got 3601",
  ]);
});

test("numbers that only Terraform knows are not judged", () => {
  const expected = report({}, { task_count: "${var.tasks}", parallelism: 4 });
  expect(
    reportWith((stack) => ({
      taskCount: new TerraformVariable(stack, "tasks", { type: "number" }).numberValue,
      parallelism: 4,
    })),
  ).toEqual(expected);
});
