import { CloudTasksQueueIamMember } from "@cdktf/provider-google/lib/cloud-tasks-queue-iam-member";
import type { Construct } from "constructs";
import { createResource } from "../core/create-resource";
import type { IAllowPolicy } from "../iam/allow-policy";

/** A queue of Cloud Tasks, as its IAM resources name it. */
interface PolicyQueue extends Construct {
  readonly queueName: string;
  readonly location: string;
  readonly project: string;
}

/** The allow policy of a queue. `queueName` is read when a member is written. */
export function queuePolicy(queue: PolicyQueue, nameOf = () => queue.queueName): IAllowPolicy {
  return {
    holder: queue,
    acceptsConditions: false,
    write: (scope, id, member) =>
      createResource(CloudTasksQueueIamMember, scope, id, {
        name: nameOf(),
        location: queue.location,
        project: queue.project,
        ...member,
      }),
  };
}
