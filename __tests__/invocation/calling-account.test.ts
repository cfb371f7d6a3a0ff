import { PushSubscription } from "../../lib/callers/push-subscription";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { TaskQueue } from "../../lib/callers/task-queue";
import { ServiceAccount } from "../../lib/iam/service-account";
import { checkCallingAccount } from "../../lib/invocation/calling-account";
import { Topic } from "../../lib/resources/topic";
import { PubSubTrigger } from "../../lib/triggers/pubsub-trigger";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";

const check = (email: string, project?: string) => () => {
  const stack = newStack();
  checkCallingAccount(stack, "job", ServiceAccount.fromServiceAccountEmail(stack, "account", email), project);
};

test.each([
  ["reports@example-project.iam.gserviceaccount.com", undefined],
  ["reports@other-project.iam.gserviceaccount.com", "other-project"],
  ["example-project@appspot.gserviceaccount.com", undefined],
  ["123456789012-compute@developer.gserviceaccount.com", undefined],
  ["reports@example-project.iam.gserviceaccount.com", "123456789012"],
  ["${var.email}", undefined],
])("a job may call as %s", (email, project) => {
  expect(check(email, project)).not.toThrow();
});

test.each(["reports@other-project.iam.gserviceaccount.com", "other-project@appspot.gserviceaccount.com"])(
  "a job cannot call as %s, which is of another project",
  (email) => {
    expect(check(email)).toThrow(
      new Error(
        `'serviceAccount' must be of the job's project example-project, got '${email}', which is of other-project [at shop]`,
      ),
    );
  },
);

test.each([
  "service-123456789012@gcp-sa-cloudscheduler.iam.gserviceaccount.com",
  "service-123456789012@serverless-robot-prod.iam.gserviceaccount.com",
  "123456789012@cloudservices.gserviceaccount.com",
])("a job cannot call as the service agent %s", (email) => {
  expect(check(email)).toThrow(
    new Error(
      `'serviceAccount' must not be a service agent of Google, got '${email}'; use a service account of your own [at shop]`,
    ),
  );
});

test("an account of one's own may be named like a service agent", () => {
  expect(check("service-1@example-project.iam.gserviceaccount.com")).not.toThrow();
});

test.each([
  ["a@other-project.iam.gserviceaccount.com", "be of the function's project example-project"],
  ["service-123456789012@gcp-sa-eventarc.iam.gserviceaccount.com", "not be a service agent of Google"],
])("the trigger of a function is checked: %s", (email, rule) => {
  const stack = newStack();
  const topic = new Topic(stack, "topic", { name: "orders" });
  const serviceAccount = ServiceAccount.fromServiceAccountEmail(stack, "account", email);
  expect(() =>
    newFunction(stack, "orders", { trigger: new PubSubTrigger({ topic, serviceAccount }) }),
  ).toThrow(`'serviceAccount' must ${rule}, got '${email}'`);
});

test("jobs, queues and subscriptions are checked", () => {
  const stack = newStack();
  const target = newFunction(stack, "orders");
  const email = "a@other-project.iam.gserviceaccount.com";
  const serviceAccount = ServiceAccount.fromServiceAccountEmail(stack, "account", email);
  const topic = new Topic(stack, "topic", { name: "orders" });
  const refused = (noun: string, id: string) =>
    new Error(
      `'serviceAccount' must be of the ${noun}'s project example-project, got '${email}', which is of other-project [at shop/${id}]`,
    );
  expect(
    () =>
      new SchedulerJob(stack, "job", { schedule: "0 9 * * *", timeZone: "Etc/UTC", target, serviceAccount }),
  ).toThrow(refused("job", "job"));
  expect(() => new TaskQueue(stack, "queue", { target, serviceAccount })).toThrow(refused("queue", "queue"));
  expect(() => new PushSubscription(stack, "push", { topic, target, serviceAccount })).toThrow(
    refused("subscription", "push"),
  );
});
