import { PubsubSubscription } from "@cdktf/provider-google/lib/pubsub-subscription";
import type { Construct } from "constructs";
import { otherProject, projectOf } from "../core/provider-defaults";
import { checkSameStack } from "../core/same-stack";
import { isKnown } from "../core/tokens";
import type { IAllowPolicy } from "../iam/allow-policy";
import { GoogleProject } from "../iam/google-project";
import { Grant } from "../iam/grant";
import { Role } from "../iam/role";
import { ServiceAgent } from "../iam/service-agent";
import { type ITopic, Topic } from "../resources/topic";
import { seconds } from "./durations";

/** Where messages go that the target keeps failing on. */
export interface DeadLetterPolicy {
  /**
   * How often a message is delivered before that, from 5 to 100.
   *
   * @default 5
   */
  readonly maxDeliveryAttempts?: number;

  /**
   * The topic they go to. Without a subscription on it, they are lost.
   *
   * @default - one made for this, with a subscription that keeps them for 31 days
   */
  readonly topic?: ITopic;
}

const LONGEST_RETENTION = 31 * 24 * 60 * 60;

/** The topic that the dead letters of a subscription go to, if any do. */
export function deadLetterTopicOf(
  scope: Construct,
  subscription: string,
  { deadLetterPolicy, project }: { readonly deadLetterPolicy?: DeadLetterPolicy; readonly project?: string },
): ITopic | undefined {
  if (!deadLetterPolicy) return undefined;
  const { topic } = deadLetterPolicy;
  if (topic) checkSameStack("deadLetterPolicy.topic", topic, scope);
  return topic ?? newDeadLetterTopic(scope, subscription, project);
}

/** A topic for the dead letters of a subscription, and a subscription that keeps them. */
function newDeadLetterTopic(scope: Construct, subscription: string, project?: string): Topic {
  const name = `${subscription}-dead-letter`;
  const topic = new Topic(scope, "dead-letter", { name, project });
  new PubsubSubscription(topic, "subscription", {
    name,
    project: projectOf(scope, project),
    topic: topic.fullName,
    messageRetentionDuration: seconds(LONGEST_RETENTION),
    expirationPolicy: { ttl: "" },
  });
  return topic;
}

/** Lets Pub/Sub's service agent take dead letters off a subscription and put them on a topic. */
export function letPubSubMoveMessages(subscription: IAllowPolicy, topic: ITopic, project?: string): void {
  const { member, principalId } = ServiceAgent.PUBSUB.inProject(
    GoogleProject.of(subscription.holder, project).number,
  );
  const other = otherProject(subscription.holder, project);
  // A topic can take the dead letters of several projects.
  const agent = { member, principalId: isKnown(other) ? `${principalId}@${other}` : principalId };
  topic.grantPublish(agent);
  Grant.add(subscription, Role.PUBSUB_SUBSCRIBER, agent);
}
