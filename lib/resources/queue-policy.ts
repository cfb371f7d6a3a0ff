import { CloudTasksQueueIamBinding } from "@cdktf/provider-google/lib/cloud-tasks-queue-iam-binding";
import { CloudTasksQueueIamMember } from "@cdktf/provider-google/lib/cloud-tasks-queue-iam-member";
import type { Construct } from "constructs";
import type { IAllowPolicy } from "../iam/allow-policy";
import { resourcePolicy } from "../iam/resource-policy";

/** A queue of Cloud Tasks, as its IAM resources name it. */
interface PolicyQueue extends Construct {
  readonly queueName: string;

  /** A reference to its name, where this app defines it. A grant is made after the queue. */
  readonly _reference?: string;

  readonly location: string;
  readonly project: string;
}

/** The allow policy of a queue. */
export function queuePolicy(queue: PolicyQueue): IAllowPolicy {
  return resourcePolicy(queue, {
    acceptsConditions: false,
    member: () => CloudTasksQueueIamMember,
    binding: () => CloudTasksQueueIamBinding,
    target: ({ _reference, queueName, location, project }: PolicyQueue) => ({
      name: _reference ?? queueName,
      location,
      project,
    }),
  });
}
