import { PubsubSubscription } from "@cdktf/provider-google/lib/pubsub-subscription";
import { PubsubTopic } from "@cdktf/provider-google/lib/pubsub-topic";
import type { TerraformStack } from "cdktf";
import type { DeadLetterPolicy } from "../../lib/callers/dead-letter";
import { PushSubscription } from "../../lib/callers/push-subscription";
import { PROJECT_NUMBERS_CONTEXT } from "../../lib/core/project-numbers";
import { Topic } from "../../lib/resources/topic";
import { newService } from "../services/new-service";
import { all, byAddress } from "../support/resources";
import { newApp, newStack } from "../support/stack";
import { allowPolicies, builtElsewhere, lookUps } from "../triggers/event-driven";

const NUMBER = "google_project.cloud-run-functions_project_number_D05CF513";
const SUBSCRIPTION = "${google_pubsub_subscription.fulfil_A07C4FD4.id}";
const NEW_TOPIC = "${google_pubsub_topic.fulfil_dead-letter_69A37AD0.id}";
const agentOf = (projectNumber: string) =>
  `serviceAccount:service-${projectNumber}@gcp-sa-pubsub.iam.gserviceaccount.com`;
const AGENT = agentOf(`\${data.${NUMBER}.number}`);

/** A subscription with a dead-letter policy. */
function failing(stack: TerraformStack, deadLetter: DeadLetterPolicy, id = "fulfil", project?: string) {
  const target = builtElsewhere(stack, `orders-of-${id}`);
  const topic = new Topic(stack, `topic-of-${id}`);
  new PushSubscription(stack, id, { target, topic, deadLetterPolicy: deadLetter, project });
  return stack;
}

/** A stack in an app whose context has the numbers of both projects. */
function numberedStack() {
  const app = newApp();
  app.node.setContext(PROJECT_NUMBERS_CONTEXT, { "example-project": "111", "other-project": "222" });
  return newStack(app);
}

/** The grants for moving dead letters: on subscriptions and on topics. */
function moversIn(stack: TerraformStack): unknown {
  const { google_cloud_run_v2_service_iam_member: _, ...movers } = allowPolicies(stack);
  return movers;
}
const movers = (topic: string, agent = AGENT) => ({
  google_pubsub_topic_iam_member: [
    // The subscription makes the agent.
    {
      topic,
      role: "roles/pubsub.publisher",
      member: agent,
      depends_on: [SUBSCRIPTION.slice(2, -".id}".length)],
    },
  ],
  google_pubsub_subscription_iam_member: [
    { subscription: SUBSCRIPTION, role: "roles/pubsub.subscriber", member: agent },
  ],
});

test("dead letters go to a new topic, and a subscription keeps them for 31 days", () => {
  const stack = failing(newStack(), {});
  expect(byAddress(stack, PubsubTopic)).toMatchObject({
    "fulfil_dead-letter_69A37AD0": { name: "fulfil-dead-letter", project: "example-project" },
  });
  expect(byAddress(stack, PubsubSubscription)).toEqual({
    fulfil_A07C4FD4: expect.objectContaining({
      dead_letter_policy: { dead_letter_topic: NEW_TOPIC, max_delivery_attempts: 5 },
    }) as unknown,
    "fulfil_dead-letter_subscription_6A072E9D": {
      name: "fulfil-dead-letter",
      project: "example-project",
      topic: NEW_TOPIC,
      message_retention_duration: "2678400s",
      expiration_policy: { ttl: "" },
    },
  });
});

test("Pub/Sub's service agent moves dead letters; the number of its project is looked up", () => {
  const stack = failing(newStack(), {});
  expect(moversIn(stack)).toEqual(movers(NEW_TOPIC));
  const [type, name] = NUMBER.split(".");
  expect(lookUps(stack)).toEqual({ [type]: { [name]: { project_id: "example-project" } } });
});

test("no number is looked up if the app's context has it", () => {
  const stack = failing(numberedStack(), {});
  expect(moversIn(stack)).toEqual(movers(NEW_TOPIC, agentOf("111")));
  expect(lookUps(stack)).toEqual({});
});

test("dead letters can go to an existing topic of any project", () => {
  const stack = newStack();
  failing(stack, { topic: Topic.fromTopicName(stack, "dead", "dead", { project: "other-project" }) });
  const topic = "projects/other-project/topics/dead";
  expect(all(stack, PubsubTopic)).toHaveLength(1);
  expect(all(stack, PubsubSubscription)).toMatchObject([
    { dead_letter_policy: { dead_letter_topic: topic } },
  ]);
  expect(moversIn(stack)).toEqual(movers(topic));
});

test("the new topic is in the subscription's project, whose service agent moves dead letters", () => {
  const stack = failing(numberedStack(), {}, "fulfil", "other-project");
  expect(byAddress(stack, PubsubTopic)).toMatchObject({
    "fulfil_dead-letter_69A37AD0": { name: "fulfil-dead-letter", project: "other-project" },
  });
  expect(all(stack, PubsubSubscription)).toMatchObject([
    { name: "fulfil", project: "other-project" },
    { name: "fulfil-dead-letter", project: "other-project" },
  ]);
  expect(moversIn(stack)).toEqual(movers(NEW_TOPIC, agentOf("222")));
});

describe("two subscriptions", () => {
  /** The members that may publish to a topic that `fulfil` and a subscription of the given project share. */
  function publishers(stack: TerraformStack, project?: string): string[] {
    const topic = new Topic(stack, "dead");
    failing(stack, { topic });
    failing(stack, { topic }, "bill", project);
    const members = allowPolicies(stack).google_pubsub_topic_iam_member as { member: string }[];
    return members.map(({ member }) => member).sort();
  }

  test("can share a topic, on which the service agent gets one grant", () => {
    expect(publishers(newStack())).toEqual([AGENT]);
  });

  test("of two projects can share a topic, on which both service agents get a grant", () => {
    expect(publishers(numberedStack(), "other-project")).toEqual([agentOf("111"), agentOf("222")]);
  });

  test("of one project can share a topic, whether or not the project is given", () => {
    expect(new Set(publishers(numberedStack(), "example-project"))).toEqual(new Set([agentOf("111")]));
    expect(() => publishers(newStack(), "example-project")).not.toThrow();
  });
});

describe("with a key,", () => {
  const kmsKeyName = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/messages";

  test("the new topic is encrypted", () => {
    const stack = failing(newStack(), { kmsKeyName });
    expect(byAddress(stack, PubsubTopic)).toMatchObject({
      "fulfil_dead-letter_69A37AD0": { name: "fulfil-dead-letter", kms_key_name: kmsKeyName },
    });
  });

  test("the new topic is encrypted with the key of what fails, unless it has one of its own", () => {
    const keyOf = (own: string | undefined) => {
      const stack = newStack();
      const target = newService(stack, "orders", { kmsKeyName });
      const topic = new Topic(stack, "paid");
      new PushSubscription(stack, "fulfil", { topic, target, deadLetterPolicy: { kmsKeyName: own } });
      return (all(stack, PubsubTopic) as { name: string; kms_key_name?: string }[]).map((made) => [
        made.name,
        made.kms_key_name,
      ]);
    };
    expect(keyOf(undefined)).toEqual([
      ["fulfil-dead-letter", kmsKeyName],
      ["paid", undefined],
    ]);
    const other = `${kmsKeyName}-other`;
    expect(keyOf(other)).toContainEqual(["fulfil-dead-letter", other]);
  });

  test("a topic that is given must have it already", () => {
    const stack = newStack();
    expect(() => failing(stack, { kmsKeyName, topic: new Topic(stack, "lost") })).toThrow(
      new Error(
        "'deadLetterPolicy.kmsKeyName' must be given for a new topic alone, got one with 'deadLetterPolicy.topic'; give the key to that topic [at shop/fulfil]",
      ),
    );
  });
});
