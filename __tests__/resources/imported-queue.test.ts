import { CloudTasksQueueIamMember } from "@cdktf/provider-google/lib/cloud-tasks-queue-iam-member";
import { ServiceAccountIamMember } from "@cdktf/provider-google/lib/service-account-iam-member";
import { TaskQueue } from "../../lib/callers/task-queue";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const OPS = Principal.group("ops@example.com");
const MAILER = "mailer@example-project.iam.gserviceaccount.com";
const place = { location: "asia-northeast1", project: "example-project" };
const enqueuer = { ...place, role: "roles/cloudtasks.enqueuer", member: "group:ops@example.com" };

test("a queue that exists lets principals create tasks", () => {
  const stack = newStack();
  const queue = TaskQueue.fromQueueName(stack, "mails", "mails");
  expect(queue.grantEnqueue(OPS)).toHaveLength(1);
  expect(all(stack, CloudTasksQueueIamMember)).toEqual([{ ...enqueuer, name: "mails" }]);
  expect(all(stack, ServiceAccountIamMember)).toEqual([]);
});

test("who creates tasks may act as the account that they call as, where it is known", () => {
  const stack = newStack();
  const serviceAccount = ServiceAccount.fromServiceAccountEmail(stack, "mailer", MAILER);
  TaskQueue.fromQueueName(stack, "mails", "mails", { serviceAccount }).grantEnqueue(OPS);
  expect(all(stack, CloudTasksQueueIamMember)).toEqual([{ ...enqueuer, name: "mails" }]);
  expect(all(stack, ServiceAccountIamMember)).toEqual([
    {
      service_account_id: `projects/example-project/serviceAccounts/${MAILER}`,
      role: "roles/iam.serviceAccountUser",
      member: "group:ops@example.com",
    },
  ]);
});

test("a queue of another place is named with it, and takes every role", () => {
  const stack = newStack();
  const elsewhere = { location: "us-central1", project: "other-project" };
  const queue = TaskQueue.fromQueueName(stack, "mails", "mails", elsewhere);
  queue.grant(Role.of("roles/cloudtasks.viewer"), OPS);
  expect(all(stack, CloudTasksQueueIamMember)).toEqual([
    { ...elsewhere, name: "mails", role: "roles/cloudtasks.viewer", member: "group:ops@example.com" },
  ]);
});

test("an import of a queue that the stack defines shares its grants", () => {
  const stack = newStack();
  const defined = new TaskQueue(stack, "mails", { target: newFunction(stack, "send") });
  const granted = defined.grant(Role.CLOUD_TASKS_ENQUEUER, OPS);
  expect(TaskQueue.fromQueueName(stack, "found", "mails").grantEnqueue(OPS)).toEqual([granted]);
});

test("the public cannot create tasks", () => {
  const queue = TaskQueue.fromQueueName(newStack(), "mails", "mails");
  expect(() => queue.grantEnqueue(Principal.allUsers("Everyone writes"))).toThrow(
    new Error(
      "'principal' must not be the public, got allUsers; tasks call as the queue's service account [at shop/mails]",
    ),
  );
});

test("a full name is refused, and the error says how to pass it in parts", () => {
  const name = "projects/other-project/locations/us-central1/queues/mails";
  expect(() => TaskQueue.fromQueueName(newStack(), "mails", name)).toThrow(
    new Error(
      `'queueName' must be 1 to 100 letters, digits and '-', got '${name}'; pass 'mails', with 'other-project' as 'project' and 'us-central1' as 'location' [at shop/mails]`,
    ),
  );
});
