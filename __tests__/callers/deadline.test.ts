import { CloudSchedulerJob } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import { PubsubSubscription } from "@cdktf/provider-google/lib/pubsub-subscription";
import { PushSubscription } from "../../lib/callers/push-subscription";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { TaskQueue } from "../../lib/callers/task-queue";
import { Topic } from "../../lib/resources/topic";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { newService } from "../services/new-service";
import { warnings } from "../support/annotations";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

/** The deadline of a job for a function with a timeout, and the warnings. */
function job(timeoutSeconds: number | undefined, attemptDeadlineSeconds?: number) {
  const stack = newStack();
  const target = newFunction(stack, "orders", { timeoutSeconds });
  const times = { schedule: "0 9 * * *", timeZone: "Etc/UTC" };
  new SchedulerJob(stack, "job", { ...times, target, attemptDeadlineSeconds });
  const [{ attempt_deadline }] = all(stack, CloudSchedulerJob) as { attempt_deadline: string }[];
  return [attempt_deadline, ...warnings(stack)];
}

/** The deadline of a subscription for a function with a timeout, and the warnings. */
function push(timeoutSeconds: number | undefined, ackDeadlineSeconds?: number) {
  const stack = newStack();
  const target = newFunction(stack, "orders", { timeoutSeconds });
  const topic = new Topic(stack, "topic", { name: "orders" });
  new PushSubscription(stack, "push", { topic, target, ackDeadlineSeconds });
  const [{ ack_deadline_seconds }] = all(stack, PubsubSubscription) as { ack_deadline_seconds: number }[];
  return [ack_deadline_seconds, ...warnings(stack)];
}

const tooShort = (at: string, prop: string, timeout: number, found: number, most = "") =>
  `[shop/${at}] '${prop}' must not be shorter than the 'timeoutSeconds' of shop/orders, ${timeout}, got ${found}${most}`;

test("a job waits as long as its target may take, and at least its usual time", () => {
  expect(job(undefined)).toEqual(["180s"]);
  expect(job(181)).toEqual(["181s"]);
  expect(job(1800)).toEqual(["1800s"]);
  expect(job(1800, 1800)).toEqual(["1800s"]);
});

test("a job warns of a deadline that is shorter than the timeout of its target", () => {
  expect(job(1800, 180)).toEqual(["180s", tooShort("job", "attemptDeadlineSeconds", 1800, 180)]);
  const most = "; it can be at most 1800";
  expect(job(3600)).toEqual(["1800s", tooShort("job", "attemptDeadlineSeconds", 3600, 1800, most)]);
});

test("a subscription waits as long as its target may take", () => {
  expect(push(undefined)).toEqual([60]);
  expect(push(5)).toEqual([10]);
  expect(push(540)).toEqual([540]);
});

test("a subscription warns of a deadline that is shorter than the timeout of its target", () => {
  expect(push(540, 10)).toEqual([10, tooShort("push", "ackDeadlineSeconds", 540, 10)]);
  const most = "; it can be at most 600";
  expect(push(900)).toEqual([600, tooShort("push", "ackDeadlineSeconds", 900, 600, most)]);
});

test("a queue warns of a target that may take longer than any task waits", () => {
  const stack = newStack();
  new TaskQueue(stack, "short", { target: newFunction(stack, "a", { timeoutSeconds: 1800 }) });
  new TaskQueue(stack, "long", { target: newFunction(stack, "orders", { timeoutSeconds: 3600 }) });
  expect(warnings(stack)).toEqual([
    "[shop/long] 'target' must answer within 1800 seconds, the longest that a task waits, got a 'timeoutSeconds' of 3600 of shop/orders",
  ]);
});

test("services have a timeout, too, and that of an imported one is unknown", () => {
  const stack = newStack();
  const topic = new Topic(stack, "topic", { name: "orders" });
  const found = CloudRunService.fromServiceAttributes(stack, "found", {
    serviceName: "found",
    uri: "https://found-abc-an.a.run.app",
  });
  new PushSubscription(stack, "push-a", { topic, target: newService(stack, "orders") });
  new PushSubscription(stack, "push-b", { topic, target: found });
  expect(
    (all(stack, PubsubSubscription) as { ack_deadline_seconds: number }[]).map(
      ({ ack_deadline_seconds }) => ack_deadline_seconds,
    ),
  ).toEqual([300, 10]);
});
