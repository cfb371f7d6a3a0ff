import { PubsubSubscription } from "@cdktf/provider-google/lib/pubsub-subscription";
import { PubsubSubscriptionIamMember } from "@cdktf/provider-google/lib/pubsub-subscription-iam-member";
import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { PUBSUB_NAME } from "../core/formats/callers";
import { checkFormat } from "../core/formats/check-format";
import { checkLabels } from "../core/labels";
import { literal } from "../core/literal";
import { needsServices } from "../core/needed-services";
import { projectOf } from "../core/provider-defaults";
import { checkWholeNumber } from "../core/ranges";
import { checkSameStack } from "../core/same-stack";
import { holdsToken } from "../core/token-text";
import { isKnown } from "../core/tokens";
import { ANYWHERE, claim } from "../core/unique-names";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { IServiceAccount } from "../iam/service-account";
import type { NetworkPath } from "../ingress/network-path";
import { GoogleService } from "../invocation/google-service";
import type { IInvocable } from "../invocation/invocable";
import type { ITopic } from "../resources/topic";
import { Caller, callerServiceAccount } from "./caller";
import { type DeadLetterPolicy, deadLetterTopicOf, letPubSubMoveMessages } from "./dead-letter";
import { checkBackoff, seconds } from "./durations";
import { targetPath } from "./target-path";

/** What a push subscription is made of. */
export interface PushSubscriptionProps {
  readonly topic: ITopic;

  /** What is called with each message. It lets the subscription in. */
  readonly target: IInvocable;

  /**
   * 3 to 255 letters, digits and `-_.~+%`, of which the first is a letter; not `goog`.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The path below the target's base URL.
   *
   * @default - none
   */
  readonly path?: string;

  /** @default - none: a failing message is delivered until it is too old */
  readonly deadLetterPolicy?: DeadLetterPolicy;

  /**
   * Seconds to the next delivery of a message that failed, from 0 to 600; the pause grows from the shortest to the longest.
   *
   * @default - at once
   */
  readonly minBackoffSeconds?: number;

  /** @default 600, where `minBackoffSeconds` is given */
  readonly maxBackoffSeconds?: number;

  /**
   * Which messages are delivered, by their attributes, like `attributes.kind = "order"`: at most 256 bytes. Another filter
   * is another subscription.
   *
   * @default - all
   */
  readonly filter?: string;

  /**
   * Whether messages with one ordering key arrive in their order. Another choice is another subscription.
   *
   * @default false
   */
  readonly enableMessageOrdering?: boolean;

  /**
   * Seconds the target may take, from 10 to 600.
   *
   * @default 10
   */
  readonly ackDeadlineSeconds?: number;

  /**
   * Seconds a message is kept that was not acknowledged, from 600 (ten minutes) to 2678400 (31 days).
   *
   * @default 604800, which is seven days
   */
  readonly messageRetentionSeconds?: number;

  /** @default - none */
  readonly labels?: { [key: string]: string };

  /**
   * Whom Pub/Sub calls as.
   *
   * @default - a service account made for this subscription, which may do nothing else
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * Whether the subscription's project and the target's are in one VPC Service Controls perimeter, so that the
   * subscription counts as internal there, too.
   *
   * @default false
   */
  readonly samePerimeter?: boolean;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

const DAY = 24 * 60 * 60;

/**
 * A Pub/Sub subscription that calls a function or service with each message, with an ID token of its own service account.
 *
 * It never expires. As a principal, it is its service account, calling as a Google service.
 */
export class PushSubscription extends Caller {
  public readonly serviceAccount: IServiceAccount;
  public readonly callsBy?: NetworkPath = GoogleService.PUBSUB.callsBy;
  public readonly callsFromProject?: string;
  private readonly resource: PubsubSubscription;

  constructor(scope: Construct, id: string, props: PushSubscriptionProps) {
    super(scope, id);
    const name = props.name ?? id;
    checkSubscription(this, name, props);
    const project = projectOf(this, props.project);
    this.callsFromProject = project;
    this.serviceAccount =
      props.serviceAccount ??
      callerServiceAccount(this, { ...props, kind: "push subscription", suffix: "push", name });
    checkSameStack("target", props.target, this);
    const grant = props.target.grantInvoke(this, { samePerimeter: props.samePerimeter });
    const { topic, target, messageRetentionSeconds = 7 * DAY } = props;
    const deadLetterTopic = deadLetterTopicOf(this, name, props);
    this.resource = new PubsubSubscription(this, "Resource", {
      name,
      project,
      topic: topic.fullName,
      labels: props.labels,
      pushConfig: {
        pushEndpoint: `${target.uri}${targetPath(props.path, this)}`,
        oidcToken: { serviceAccountEmail: this.serviceAccount.email, audience: target.audience },
      },
      ackDeadlineSeconds: props.ackDeadlineSeconds ?? 10,
      messageRetentionDuration: seconds(messageRetentionSeconds),
      // Otherwise a subscription without traffic is deleted after 31 days.
      expirationPolicy: { ttl: "" },
      filter: props.filter === undefined ? undefined : literal(props.filter),
      enableMessageOrdering: props.enableMessageOrdering ?? false,
      retryPolicy: backoffOf(props),
      deadLetterPolicy: deadLetterTopic && {
        deadLetterTopic: deadLetterTopic.fullName,
        maxDeliveryAttempts: props.deadLetterPolicy?.maxDeliveryAttempts ?? 5,
      },
      dependsOn: [grant],
    });
    needsServices(this.resource, props.project, "pubsub");
    if (deadLetterTopic) letPubSubMoveMessages(this.policy, deadLetterTopic, props.project);
  }

  private get policy(): IAllowPolicy {
    return {
      holder: this,
      acceptsConditions: false,
      write: (scope, id, member) =>
        new PubsubSubscriptionIamMember(scope, id, { subscription: this.resource.id, ...member }),
    };
  }
}

function backoffOf({ minBackoffSeconds, maxBackoffSeconds }: PushSubscriptionProps) {
  if (minBackoffSeconds === undefined && maxBackoffSeconds === undefined) return undefined;
  return { minimumBackoff: seconds(minBackoffSeconds), maximumBackoff: seconds(maxBackoffSeconds ?? 600) };
}

function checkSubscription(at: Construct, name: string, props: PushSubscriptionProps): void {
  checkFormat("name", name, PUBSUB_NAME, at);
  if (isKnown(name)) {
    const place = { project: props.project, location: ANYWHERE };
    claim(at, { kind: "subscription", prop: "name", value: name, name, ...place });
  }
  checkLabels(props.labels ?? {}, at);
  checkWholeNumber("ackDeadlineSeconds", props.ackDeadlineSeconds, { min: 10, max: 600 }, at);
  checkWholeNumber("messageRetentionSeconds", props.messageRetentionSeconds, { min: 600, max: 31 * DAY }, at);
  checkWholeNumber("minBackoffSeconds", props.minBackoffSeconds, { min: 0, max: 600 }, at);
  checkWholeNumber("maxBackoffSeconds", props.maxBackoffSeconds, { min: 0, max: 600 }, at);
  checkBackoff("", props.minBackoffSeconds, props.maxBackoffSeconds, at);
  checkWholeNumber(
    "deadLetterPolicy.maxDeliveryAttempts",
    props.deadLetterPolicy?.maxDeliveryAttempts,
    { min: 5, max: 100 },
    at,
  );
  const { filter } = props;
  if (filter !== undefined && !holdsToken(filter) && Buffer.byteLength(filter) > 256) {
    throw invalid(`'filter' must be at most 256 bytes, got ${Buffer.byteLength(filter)}`, at);
  }
}
