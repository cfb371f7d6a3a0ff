import { PubsubSubscription } from "@cdktf/provider-google/lib/pubsub-subscription";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { addressOf } from "../core/address";
import { createResource } from "../core/create-resource";
import { invalid } from "../core/errors";
import { otherProject, projectOf } from "../core/provider-defaults";
import { checkSameStack } from "../core/same-stack";
import { isKnown } from "../core/tokens";
import type { IAllowPolicy } from "../iam/allow-policy";
import { GoogleProject } from "../iam/google-project";
import { Grant } from "../iam/grant";
import { Role } from "../iam/role";
import { ServiceAgent } from "../iam/service-agent";
import type { IInvocable } from "../invocation/invocable";
import { receiverOf } from "../invocation/receiver";
import { type ITopic, Topic, type TopicProps } from "../resources/topic";
import { seconds } from "./durations";

/** What happens to messages that the target fails on again and again. */
export interface DeadLetterPolicy {
  /**
   * Deliveries before a message becomes a dead letter, from 5 to 100.
   *
   * @default 5
   */
  readonly maxDeliveryAttempts?: number;

  /**
   * The topic for dead letters. If the topic has no subscription, they are lost.
   *
   * @default - a new topic, with a subscription that keeps dead letters for 31 days
   */
  readonly topic?: ITopic;

  /**
   * The Cloud KMS key that encrypts dead letters in a new topic. Pub/Sub's service agent must have a role to use it, before the
   * topic is made.
   *
   * @default - the key of the function or service that fails; Google's own keys where it has none
   */
  readonly kmsKeyName?: string;
}

/** What decides on the dead letters of a subscription. */
interface FailingSubscription {
  readonly deadLetterPolicy?: DeadLetterPolicy;
  readonly project?: string;
  readonly target: IInvocable;
}

const LONGEST_RETENTION = 31 * 24 * 60 * 60;

/** The topic for the dead letters of a subscription; undefined without a dead-letter policy. */
export function deadLetterTopicOf(
  scope: Construct,
  subscription: string,
  { deadLetterPolicy, project, target }: FailingSubscription,
): ITopic | undefined {
  if (!deadLetterPolicy) return undefined;
  const { topic, kmsKeyName } = deadLetterPolicy;
  if (topic && kmsKeyName !== undefined) {
    throw invalid(
      "'deadLetterPolicy.kmsKeyName' must be given for a new topic alone, got one with 'deadLetterPolicy.topic'; give the key to that topic",
      scope,
    );
  }
  if (topic) checkSameStack("deadLetterPolicy.topic", topic, scope);
  const key = kmsKeyName ?? receiverOf(target)?.kmsKeyName;
  return topic ?? newDeadLetterTopic(scope, subscription, { project, kmsKeyName: key });
}

/** A topic for the dead letters of a subscription, and a subscription that keeps them. */
function newDeadLetterTopic(
  scope: Construct,
  subscription: string,
  { project, kmsKeyName }: Pick<TopicProps, "project" | "kmsKeyName">,
): Topic {
  const name = `${subscription}-dead-letter`;
  const topic = new Topic(scope, "dead-letter", { name, project, kmsKeyName });
  createResource(PubsubSubscription, topic, "subscription", {
    name,
    project: projectOf(scope, project),
    topic: topic.fullName,
    messageRetentionDuration: seconds(LONGEST_RETENTION),
    expirationPolicy: { ttl: "" },
  });
  return topic;
}

/**
 * Lets Pub/Sub's service agent move dead letters from a subscription to a topic.
 *
 * A subscription makes the agent of its project, where nothing of Pub/Sub was there before. So both grants follow it: until
 * they are effective, a failing message is delivered again, and none is lost.
 */
export function letPubSubMoveMessages(
  subscription: IAllowPolicy,
  topic: ITopic,
  { project, resource }: { readonly project?: string; readonly resource: TerraformResource },
): void {
  const { member, principalId } = ServiceAgent.PUBSUB.inProject(
    GoogleProject.of(subscription.holder, project).number,
  );
  const other = otherProject(subscription.holder, project);
  // A topic can receive the dead letters of several projects, each moved by its own agent.
  const agent = { member, principalId: isKnown(other) ? `${principalId}@${other}` : principalId };
  topic.grantPublish(agent)._follow(() => addressOf(resource));
  Grant.add(subscription, Role.PUBSUB_SUBSCRIBER, agent);
}
