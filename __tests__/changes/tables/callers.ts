import type { TerraformStack } from "cdktf";
import { HttpMethod } from "../../../lib/callers/http-request";
import { SchedulerJob } from "../../../lib/callers/scheduler-job";
import type { SchedulerJobProps } from "../../../lib/callers/scheduler-job-props";
import { ServiceTrigger } from "../../../lib/callers/service-trigger";
import type { ServiceTriggerProps } from "../../../lib/callers/service-trigger-props";
import { TaskQueue } from "../../../lib/callers/task-queue";
import type { TaskQueueProps } from "../../../lib/callers/task-queue-props";
import { EventDataContentType } from "../../../lib/functions/event-trigger";
import { ServiceAccount } from "../../../lib/iam/service-account";
import { CloudRunJob } from "../../../lib/services/cloud-run-job";
import { PubSubTrigger } from "../../../lib/triggers/pubsub-trigger";
import { newService } from "../../services/new-service";
import { builtElsewhere } from "../../triggers/event-driven";
import { type Table, tableOf, valuesOf, WAITING } from "../every-prop";

const caller = (stack: TerraformStack, id: string, project = "example-project") =>
  ServiceAccount.fromServiceAccountEmail(stack, id, `${id}@${project}.iam.gserviceaccount.com`);

/** Another project needs an account of that project. */
const inProject = (project: string) => (stack: TerraformStack) => ({
  project,
  serviceAccount: caller(stack, `caller-of-${project}`, project),
});

const as = (id: string) => (stack: TerraformStack) => ({ serviceAccount: caller(stack, id) });
const running = (id: string) => (stack: TerraformStack) => ({
  target: undefined,
  run: CloudRunJob.fromJobName(stack, id, id),
});
const calling = (id: string) => (stack: TerraformStack) => ({ target: builtElsewhere(stack, id) });

// Without `samePerimeter`, which decides whether the call is allowed, and not what is written.
function schedulerJobs(): Table {
  const given = valuesOf<SchedulerJobProps>();
  return tableOf<Omit<SchedulerJobProps, "samePerimeter">>(
    SchedulerJob,
    {
      dependsOn: WAITING,
      attemptDeadlineSeconds: given("attemptDeadlineSeconds", 30, 60),
      body: given("body", "one", "two"),
      description: given("description", "one", "two"),
      headers: given("headers", { "X-One": "1" }, { "X-Two": "2" }),
      location: given("location", "asia-northeast2", "us-central1"),
      method: given("method", HttpMethod.PUT, HttpMethod.PATCH),
      name: given("name", "one-name", "two-name"),
      path: given("path", "/one", "/two"),
      paused: given("paused", true, false),
      project: [inProject("other-project"), inProject("third-project")],
      run: [running("run-one"), running("run-two")],
      overrides: [
        (stack) => ({ ...running("overrides-one")(stack), overrides: { taskCount: 1 } }),
        (stack) => ({ ...running("overrides-one")(stack), overrides: { taskCount: 2 } }),
        running("overrides-one"),
      ],
      retryConfig: given("retryConfig", { retryCount: 1 }, { retryCount: 2, maxDoublings: 2 }),
      "retryConfig.maxRetryDurationSeconds": [
        () => ({ retryConfig: { retryCount: 3, maxRetryDurationSeconds: 60 } }),
        () => ({ retryConfig: { retryCount: 3, maxRetryDurationSeconds: 90 } }),
        () => ({ retryConfig: { retryCount: 3 } }),
      ],
      "retryConfig.minBackoffSeconds": [
        () => ({ retryConfig: { retryCount: 3, minBackoffSeconds: 10, maxBackoffSeconds: 20 } }),
        () => ({ retryConfig: { retryCount: 3, minBackoffSeconds: 15, maxBackoffSeconds: 30 } }),
        () => ({ retryConfig: { retryCount: 3 } }),
      ],
      "retryConfig.maxDoublings": [
        () => ({ retryConfig: { retryCount: 3, maxDoublings: 1 } }),
        () => ({ retryConfig: { retryCount: 3, maxDoublings: 2 } }),
        () => ({ retryConfig: { retryCount: 3 } }),
      ],
      schedule: given("schedule", "1 1 * * *", "2 2 * * *"),
      serviceAccount: [as("job-account-one"), as("job-account-two")],
      target: [calling("job-target-one"), calling("job-target-two")],
      timeZone: given("timeZone", "Etc/UTC", "Europe/Paris"),
    },
    (stack, id, props) => {
      const target = props.run ? undefined : (props.target ?? builtElsewhere(stack, `t-${id}`));
      new SchedulerJob(stack, id, { schedule: "0 9 * * *", timeZone: "Asia/Tokyo", ...props, target });
    },
  );
}

function taskQueues(): Table {
  const given = valuesOf<TaskQueueProps>();
  return tableOf<Omit<TaskQueueProps, "samePerimeter">>(
    TaskQueue,
    {
      dependsOn: WAITING,
      headers: given("headers", { "X-One": "1" }, { "X-Two": "2" }),
      location: given("location", "asia-northeast2", "us-central1"),
      logSamplingRatio: given("logSamplingRatio", 0.1, 1),
      method: given("method", HttpMethod.PUT, HttpMethod.GET),
      name: given("name", "one-name", "two-name"),
      path: given("path", "/one", "/two"),
      project: [inProject("other-project"), inProject("third-project")],
      rateLimits: given("rateLimits", { maxDispatchesPerSecond: 1 }, { maxDispatchesPerSecond: 2 }),
      "rateLimits.maxConcurrentDispatches": [
        () => ({ rateLimits: { maxDispatchesPerSecond: 1, maxConcurrentDispatches: 5 } }),
        () => ({ rateLimits: { maxConcurrentDispatches: 6 } }),
        () => ({ rateLimits: { maxDispatchesPerSecond: 1 } }),
      ],
      retryConfig: given("retryConfig", { maxAttempts: 1 }, { maxAttempts: -1 }),
      "retryConfig.maxRetryDurationSeconds": [
        () => ({ retryConfig: { maxRetryDurationSeconds: 60, maxDoublings: 2 } }),
        () => ({ retryConfig: { maxDoublings: 3 } }),
        () => ({ retryConfig: { maxAttempts: 5 } }),
      ],
      "retryConfig.minBackoffSeconds": [
        () => ({ retryConfig: { minBackoffSeconds: 10, maxBackoffSeconds: 20 } }),
        () => ({ retryConfig: { minBackoffSeconds: 15 } }),
        () => ({ retryConfig: { maxAttempts: 5 } }),
      ],
      serviceAccount: [as("queue-account-one"), as("queue-account-two")],
      target: [calling("queue-target-one"), calling("queue-target-two")],
    },
    (stack, id, props) => {
      const target = props.target ?? builtElsewhere(stack, `t-${id}`);
      new TaskQueue(stack, id, { ...props, target });
    },
  );
}

function serviceTriggers(): Table {
  const given = valuesOf<ServiceTriggerProps>();
  const events = new PubSubTrigger();
  const calledBy = (id: string) => (stack: TerraformStack) => ({ target: newService(stack, id) });
  return tableOf<ServiceTriggerProps>(
    ServiceTrigger,
    {
      dependsOn: WAITING,
      eventDataContentType: given(
        "eventDataContentType",
        EventDataContentType.PROTOBUF,
        EventDataContentType.JSON,
      ),
      labels: given("labels", { a: "1" }, { b: "2" }),
      name: given("name", "one-name", "two-name"),
      path: given("path", "/one", "/two"),
      target: [calledBy("trigger-target-one"), calledBy("trigger-target-two")],
      trigger: [
        (stack) => ({ trigger: new PubSubTrigger({ serviceAccount: caller(stack, "trigger-account-one") }) }),
        (stack) => ({ trigger: new PubSubTrigger({ serviceAccount: caller(stack, "trigger-account-two") }) }),
      ],
    },
    (stack, id, props) => {
      const target = props.target ?? newService(stack, `t-${id}`);
      new ServiceTrigger(stack, id, { trigger: events, ...props, target });
    },
  );
}

export const callerTables: readonly Table[] = [schedulerJobs(), taskQueues(), serviceTriggers()];
