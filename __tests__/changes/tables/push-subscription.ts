import type { TerraformStack } from "cdktf";
import { PushSubscription } from "../../../lib/callers/push-subscription";
import { PushPayload, type PushSubscriptionProps } from "../../../lib/callers/push-subscription-props";
import { ServiceAccount } from "../../../lib/iam/service-account";
import { Topic } from "../../../lib/resources/topic";
import { builtElsewhere } from "../../triggers/event-driven";
import { type Changes, type Table, tableOf, valuesOf, WAITING } from "../every-prop";
import { account, KEY } from "./values";

type Props = PushSubscriptionProps;

const given = valuesOf<Props>();
const topic = (stack: TerraformStack, id: string) => Topic.fromTopicName(stack, id, id);

// Without `samePerimeter`, which decides whether the call is allowed, and not what is written.
const changes: Changes<Omit<Props, "samePerimeter">> = {
  dependsOn: WAITING,
  ackDeadlineSeconds: given("ackDeadlineSeconds", 20, 30),
  deadLetterPolicy: given(
    "deadLetterPolicy",
    { maxDeliveryAttempts: 10, kmsKeyName: `${KEY}/one` },
    { maxDeliveryAttempts: 20 },
  ),
  enableMessageOrdering: given("enableMessageOrdering", true, false),
  filter: given("filter", 'attributes.a = "1"', 'attributes.a = "2"'),
  labels: given("labels", { a: "1" }, { b: "2" }),
  maxBackoffSeconds: [
    () => ({ minBackoffSeconds: 10, maxBackoffSeconds: 20 }),
    () => ({ minBackoffSeconds: 10, maxBackoffSeconds: 30 }),
  ],
  messageRetentionSeconds: given("messageRetentionSeconds", 600, 1200),
  "minBackoffSeconds.alone": [
    () => ({ minBackoffSeconds: 20, maxBackoffSeconds: 300 }),
    () => ({ minBackoffSeconds: 20 }),
    () => ({ maxBackoffSeconds: 300 }),
  ],
  minBackoffSeconds: given("minBackoffSeconds", 10, 20),
  name: given("name", "one-name", "two-name"),
  path: given("path", "/one", "/two"),
  payload: given("payload", PushPayload.UNWRAPPED, PushPayload.UNWRAPPED_WITH_METADATA),
  project: [
    (stack) => ({ project: "other-project", serviceAccount: other(stack, "p1", "other-project") }),
    (stack) => ({ project: "third-project", serviceAccount: other(stack, "p2", "third-project") }),
  ],
  pushAttributes: given("pushAttributes", { "x-goog-version": "v1" }, { "x-goog-version": "v1beta1" }),
  serviceAccount: [
    (stack) => ({ serviceAccount: account(stack, "account-one") }),
    (stack) => ({ serviceAccount: account(stack, "account-two") }),
  ],
  target: [
    (stack) => ({ target: builtElsewhere(stack, "target-one") }),
    (stack) => ({ target: builtElsewhere(stack, "target-two") }),
  ],
  topic: [
    (stack) => ({ topic: topic(stack, "topic-one") }),
    (stack) => ({ topic: topic(stack, "topic-two") }),
  ],
};

function other(stack: TerraformStack, id: string, project: string) {
  return ServiceAccount.fromServiceAccountEmail(stack, id, `caller@${project}.iam.gserviceaccount.com`);
}

export const pushTable: Table = tableOf(PushSubscription, changes, (stack, id, props) => {
  const target = props.target ?? builtElsewhere(stack, `t-${id}`);
  new PushSubscription(stack, id, { topic: topic(stack, `topic-${id}`), ...props, target });
});
