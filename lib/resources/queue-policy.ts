import { CloudTasksQueueIamBinding } from "@cdktf/provider-google/lib/cloud-tasks-queue-iam-binding";
import { CloudTasksQueueIamMember } from "@cdktf/provider-google/lib/cloud-tasks-queue-iam-member";
import type { Construct } from "constructs";
import type { IAllowPolicy } from "../iam/allow-policy";
import { resourcePolicy } from "../iam/resource-policy";

/** A queue of Cloud Tasks, as its IAM resources name it. */
interface PolicyQueue extends Construct {
  readonly queueName: string;
  readonly location: string;
  readonly project: string;
}

/** The allow policy of a queue. The name is read when something is written. */
export function queuePolicy(queue: PolicyQueue, nameOf = () => queue.queueName): IAllowPolicy {
  return resourcePolicy(queue, {
    acceptsConditions: false,
    member: () => CloudTasksQueueIamMember,
    binding: () => CloudTasksQueueIamBinding,
    target: () => ({ name: nameOf(), location: queue.location, project: queue.project }),
  });
}
