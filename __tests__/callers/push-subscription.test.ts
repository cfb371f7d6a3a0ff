import { PubsubSubscription } from "@cdktf/provider-google/lib/pubsub-subscription";
import { TerraformVariable } from "cdktf";
import { PushSubscription } from "../../lib/callers/push-subscription";
import { PushPayload, type PushSubscriptionProps } from "../../lib/callers/push-subscription-props";
import { Topic } from "../../lib/resources/topic";
import { all } from "../support/resources";
import { newStack } from "../support/stack";
import { builtElsewhere, lookUps } from "../triggers/event-driven";

const ORDERS = "google_cloudfunctions2_function.orders_46FA7C19";
const URI = `\${${ORDERS}.service_config[0].uri}`;

/** A stack with a subscription `fulfil` that calls a function `orders` with the messages of a topic. */
function subscribed(props: Partial<PushSubscriptionProps> = {}, stack = newStack()) {
  const target = builtElsewhere(stack, "orders");
  const topic = Topic.fromTopicName(stack, "placed", "placed");
  new PushSubscription(stack, "fulfil", { target, topic, ...props });
  return stack;
}
const subscriptions = (...args: Parameters<typeof subscribed>) =>
  all(subscribed(...args), PubsubSubscription);

/** All arguments of a subscription with default props, and the given ones. */
const subscription = (argumentsOfSubscription: object = {}) => ({
  name: "fulfil",
  project: "example-project",
  topic: "projects/example-project/topics/placed",
  push_config: {
    push_endpoint: URI,
    oidc_token: {
      service_account_email: "${google_service_account.fulfil_service-account_BE4CF6A9.email}",
      audience: URI,
    },
  },
  ack_deadline_seconds: 60,
  message_retention_duration: "604800s",
  expiration_policy: { ttl: "" },
  enable_message_ordering: false,
  depends_on: [
    "google_cloud_run_v2_service_iam_member.orders_roles--runinvokerserviceAccountfulfil-push_5831D2B7",
  ],
  ...argumentsOfSubscription,
});

test("calls its target with each message and an ID token, and never expires", () => {
  const stack = subscribed();
  expect(all(stack, PubsubSubscription)).toEqual([subscription()]);
  expect(lookUps(stack)).toEqual({});
});

test("writes every prop", () => {
  expect(
    subscriptions({
      name: "Fulfil_1",
      path: "/messages?v=1",
      filter: 'attributes.kind = "order" AND hasPrefix(attributes.id, "${x}")',
      enableMessageOrdering: true,
      ackDeadlineSeconds: 600,
      messageRetentionSeconds: 600,
      minBackoffSeconds: 10,
      maxBackoffSeconds: 300,
      labels: { team: "shop" },
      project: "other-project",
    }),
  ).toEqual([
    subscription({
      name: "Fulfil_1",
      project: "other-project",
      labels: { team: "shop" },
      push_config: { ...subscription().push_config, push_endpoint: `${URI}/messages?v=1` },
      filter: 'attributes.kind = "order" AND hasPrefix(attributes.id, "$${x}")',
      enable_message_ordering: true,
      ack_deadline_seconds: 600,
      message_retention_duration: "600s",
      retry_policy: { minimum_backoff: "10s", maximum_backoff: "300s" },
      depends_on: [expect.stringContaining(".orders_roles--runinvokerserviceAccount")],
    }),
  ]);
});

test("pauses for at most 600 seconds if only the shortest pause is given", () => {
  expect(subscriptions({ minBackoffSeconds: 0 })).toEqual([
    subscription({ retry_policy: { minimum_backoff: "0s", maximum_backoff: "600s" } }),
  ]);
});

test("delivers the messages of a topic of this stack", () => {
  const stack = newStack();
  expect(subscriptions({ topic: new Topic(stack, "topic") }, stack)).toEqual([
    subscription({ topic: "${google_pubsub_topic.topic_69831491.id}" }),
  ]);
});

test("sends dead letters to a topic after five attempts, or after the given number", () => {
  const stack = newStack();
  const topic = Topic.fromTopicName(stack, "dead", "dead");
  const deadLetter = (attempts: number) => [
    subscription({
      dead_letter_policy: {
        dead_letter_topic: "projects/example-project/topics/dead",
        max_delivery_attempts: attempts,
      },
    }),
  ];
  expect(subscriptions({ deadLetterPolicy: { topic } }, stack)).toEqual(deadLetter(5));
  const other = newStack();
  const maxDeliveryAttempts = 100;
  const given = { topic: Topic.fromTopicName(other, "dead", "dead"), maxDeliveryAttempts };
  expect(subscriptions({ deadLetterPolicy: given }, other)).toEqual(deadLetter(100));
});

test.each([
  ["shortest", "abc"],
  ["longest", "a".repeat(255)],
  ["most colourful", "a-b_c.d~e+f%g"],
])("accepts the %s name", (_, name) => {
  expect(subscriptions({ name })).toMatchObject([{ name }]);
});

test.each(["", "ab", "a".repeat(256), "1st", "goog", "google-pay", "a b c", "projects/p/subscriptions/s"])(
  "refuses the name '%s'",
  (name) => {
    expect(() => subscribed({ name })).toThrow(
      new Error(
        `'name' must be 3 to 255 letters, digits and '-_.~+%' that begin with a letter and not with 'goog', got '${name}' [at shop/fulfil]`,
      ),
    );
  },
);

test.each<[Partial<PushSubscriptionProps>, string]>([
  [{ ackDeadlineSeconds: 9 }, "'ackDeadlineSeconds' must be between 10 and 600, got 9"],
  [{ ackDeadlineSeconds: 601 }, "'ackDeadlineSeconds' must be between 10 and 600, got 601"],
  [{ ackDeadlineSeconds: 10.5 }, "'ackDeadlineSeconds' must be a whole number, got 10.5"],
  [{ messageRetentionSeconds: 599 }, "'messageRetentionSeconds' must be between 600 and 2678400, got 599"],
  [
    { messageRetentionSeconds: 2678401 },
    "'messageRetentionSeconds' must be between 600 and 2678400, got 2678401",
  ],
  [{ minBackoffSeconds: -1 }, "'minBackoffSeconds' must be between 0 and 600, got -1"],
  [{ minBackoffSeconds: 601 }, "'minBackoffSeconds' must be between 0 and 600, got 601"],
  [{ maxBackoffSeconds: -1 }, "'maxBackoffSeconds' must be between 0 and 600, got -1"],
  [{ maxBackoffSeconds: 601 }, "'maxBackoffSeconds' must be between 0 and 600, got 601"],
  [
    { minBackoffSeconds: 60, maxBackoffSeconds: 30 },
    "'minBackoffSeconds' must not exceed 'maxBackoffSeconds', got 60 and 30",
  ],
  [
    { deadLetterPolicy: { maxDeliveryAttempts: 4 } },
    "'deadLetterPolicy.maxDeliveryAttempts' must be between 5 and 100, got 4",
  ],
  [
    { deadLetterPolicy: { maxDeliveryAttempts: 101 } },
    "'deadLetterPolicy.maxDeliveryAttempts' must be between 5 and 100, got 101",
  ],
  [{ filter: `attributes.a = "${"é".repeat(121)}"` }, "'filter' must be at most 256 bytes, got 259"],
  [
    { labels: { team: "The Shop" } },
    "'labels.team' must be at most 63 lower-case letters, digits, '_' and '-', got 'The Shop'",
  ],
  [{ path: "messages" }, "'path' must begin with '/' and hold no spaces, got 'messages'"],
  [{ project: "" }, "'project' must not be empty, got ''; leave it out to take the provider's"],
])("refuses %j", (props, message) => {
  expect(() => subscribed(props)).toThrow(new Error(`${message} [at shop/fulfil]`));
});

test("accepts a filter of 256 bytes", () => {
  const filter = `attributes.a = "${"a".repeat(239)}"`;
  expect(subscriptions({ filter })).toEqual([subscription({ filter })]);
});

test("accepts tokens unchecked", () => {
  const stack = newStack();
  const text = new TerraformVariable(stack, "text", {}).stringValue;
  const number = new TerraformVariable(stack, "number", {}).numberValue;
  const tokens = {
    name: text,
    path: text,
    filter: text,
    ackDeadlineSeconds: number,
    messageRetentionSeconds: number,
    minBackoffSeconds: number,
    maxBackoffSeconds: number,
    labels: { team: text },
    project: text,
  };
  expect(subscriptions(tokens, stack)).toEqual([
    subscription({
      name: "${var.text}",
      project: "${var.text}",
      labels: { team: "${var.text}" },
      push_config: { ...subscription().push_config, push_endpoint: `${URI}\${var.text}` },
      filter: "${var.text}",
      ack_deadline_seconds: "${var.number}",
      message_retention_duration: "${var.number}s",
      retry_policy: { minimum_backoff: "${var.number}s", maximum_backoff: "${var.number}s" },
    }),
  ]);
});

describe("the body of a request", () => {
  test.each([
    [PushPayload.WRAPPED, {}],
    [PushPayload.UNWRAPPED, { no_wrapper: { write_metadata: false } }],
    [PushPayload.UNWRAPPED_WITH_METADATA, { no_wrapper: { write_metadata: true } }],
  ])("is %s", (payload, written) => {
    expect(subscriptions({ payload })).toEqual([
      subscription({ push_config: { ...subscription().push_config, ...written } }),
    ]);
  });

  test("is in the format that the endpoint asks for", () => {
    expect(subscriptions({ pushAttributes: { "x-goog-version": "v1" } })).toEqual([
      subscription({
        push_config: { ...subscription().push_config, attributes: { "x-goog-version": "v1" } },
      }),
    ]);
  });
});
