import { PubsubSubscription } from "@cdktf/provider-google/lib/pubsub-subscription";
import { PubsubSubscriptionIamBinding } from "@cdktf/provider-google/lib/pubsub-subscription-iam-binding";
import { PubsubSubscriptionIamMember } from "@cdktf/provider-google/lib/pubsub-subscription-iam-member";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { invalid } from "../core/errors";
import { PUBSUB_NAME } from "../core/formats/callers";
import { checkFormat } from "../core/formats/check-format";
import { checkLabels } from "../core/labels";
import { literal, literals } from "../core/literal";
import { needsServices } from "../core/needed-services";
import { projectOf } from "../core/provider-defaults";
import { checkWholeNumber } from "../core/ranges";
import { checkSameStack } from "../core/same-stack";
import { holdsToken } from "../core/token-text";
import { isKnown } from "../core/tokens";
import { ANYWHERE, claim } from "../core/unique-names";
import type { IAllowPolicy } from "../iam/allow-policy";
import { afterActAs } from "../iam/deployer";
import { resourcePolicy } from "../iam/resource-policy";
import type { IServiceAccount } from "../iam/service-account";
import type { NetworkPath } from "../ingress/network-path";
import { checkCallingAccount } from "../invocation/calling-account";
import { GoogleService } from "../invocation/google-service";
import { Caller, callerServiceAccount, declareCallerOrder } from "./caller";
import { deadLetterTopicOf, letPubSubMoveMessages } from "./dead-letter";
import { deadlineFor } from "./deadline";
import { backoffOf, checkBackoff, seconds } from "./durations";
import { checkOneRegion } from "./one-region";
import { PushPayload, type PushSubscriptionProps } from "./push-subscription-props";
import { targetPath } from "./target-path";

const DAY = 24 * 60 * 60;
const DEADLINE = { prop: "ackDeadlineSeconds", usual: 10, max: 600 };

/**
 * A Pub/Sub subscription that calls a function or service with each message and an ID token of its service account.
 *
 * It never expires. Its principal is its service account. Its network path is that of Google services.
 */
@allOrNothing
export class PushSubscription extends Caller {
  public readonly serviceAccount: IServiceAccount;
  public readonly callsBy?: NetworkPath = GoogleService.PUBSUB.callsBy;
  public readonly callsFromProject?: string;
  private readonly resource: PubsubSubscription;

  constructor(scope: Construct, id: string, props: PushSubscriptionProps) {
    checkNew("PushSubscription", new.target, [scope, id, props]);
    super(scope, id);
    const name = props.name ?? id;
    checkSubscription(this, name, props);
    checkCallingAccount(this, "subscription", props.serviceAccount, props.project);
    const project = projectOf(this, props.project);
    this.callsFromProject = project;
    this.serviceAccount =
      props.serviceAccount ??
      callerServiceAccount(this, { ...props, kind: "push subscription", suffix: "push", name });
    checkSameStack("target", props.target, this);
    checkOneRegion(this, props.target);
    const grant = props.target.grantInvoke(this, { samePerimeter: props.samePerimeter });
    const { topic, target, messageRetentionSeconds = 7 * DAY } = props;
    const deadLetterTopic = deadLetterTopicOf(this, name, props);
    this.resource = createResource(PubsubSubscription, this, "Resource", {
      name,
      project,
      topic: topic.fullName,
      labels: props.labels,
      pushConfig: {
        pushEndpoint: `${target.uri}${targetPath(props.path, target, this)}`,
        oidcToken: { serviceAccountEmail: this.serviceAccount.email, audience: target.audience },
        attributes: props.pushAttributes && literals(props.pushAttributes),
        noWrapper: unwrappingOf(props),
      },
      ackDeadlineSeconds: deadlineFor(this, target, props.ackDeadlineSeconds, DEADLINE),
      messageRetentionDuration: seconds(messageRetentionSeconds),
      // By default, Pub/Sub deletes a subscription after 31 days without activity.
      expirationPolicy: { ttl: "" },
      filter: props.filter === undefined ? undefined : literal(props.filter),
      enableMessageOrdering: props.enableMessageOrdering ?? false,
      retryPolicy: retryPolicyOf(props),
      deadLetterPolicy: deadLetterTopic && {
        deadLetterTopic: deadLetterTopic.fullName,
        maxDeliveryAttempts: props.deadLetterPolicy?.maxDeliveryAttempts ?? 5,
      },
      dependsOn: [grant, ...afterActAs(this, this.serviceAccount)],
    });
    declareCallerOrder(this, props.dependsOn, this.resource);
    needsServices(this.resource, props.project, "pubsub");
    if (deadLetterTopic)
      letPubSubMoveMessages(this.policy, deadLetterTopic, {
        project: props.project,
        resource: this.resource,
      });
  }

  private get policy(): IAllowPolicy {
    return resourcePolicy(this, {
      acceptsConditions: false,
      member: () => PubsubSubscriptionIamMember,
      binding: () => PubsubSubscriptionIamBinding,
      target: () => ({ subscription: this.resource.id }),
    });
  }
}

checkCalls("PushSubscription", PushSubscription);

function unwrappingOf({ payload = PushPayload.WRAPPED }: PushSubscriptionProps) {
  if (payload === PushPayload.WRAPPED) return undefined;
  return { writeMetadata: payload === PushPayload.UNWRAPPED_WITH_METADATA };
}

// https://cloud.google.com/pubsub/docs/reference/rest/v1/projects.subscriptions#RetryPolicy
const USUAL_BACKOFF = { min: 10, max: 600 };

function retryPolicyOf({ minBackoffSeconds: min, maxBackoffSeconds: max }: PushSubscriptionProps) {
  if (min === undefined && max === undefined) return undefined;
  const backoff = backoffOf({ min, max }, USUAL_BACKOFF);
  return { minimumBackoff: backoff.min, maximumBackoff: backoff.max };
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
