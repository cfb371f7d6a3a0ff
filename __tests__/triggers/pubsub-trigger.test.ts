import { PubsubTopic } from "@cdktf/provider-google/lib/pubsub-topic";
import { TerraformVariable } from "cdktf";
import { ServiceTrigger } from "../../lib/callers/service-trigger";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { Topic } from "../../lib/resources/topic";
import { PubSubTrigger } from "../../lib/triggers/pubsub-trigger";
import { newService } from "../services/new-service";
import { all } from "../support/resources";
import { newStack } from "../support/stack";
import {
  allowPolicies,
  builtElsewhere,
  EVENT_POLICIES,
  eventTrigger,
  lookUps,
  resizing,
  triggersOf,
} from "./event-driven";

const NEW_TOPIC = "${google_pubsub_topic.resize_topic_BA4D38BA.id}";

/** A trigger without dependencies. */
const trigger = (block: object = {}) => [
  {
    depends_on: undefined,
    event_trigger: eventTrigger({
      event_type: "google.cloud.pubsub.topic.v1.messagePublished",
      pubsub_topic: NEW_TOPIC,
      ...block,
    }),
  },
];

test("delivers the messages of a new topic, from the function's location", () => {
  const stack = resizing(new PubSubTrigger());
  expect(triggersOf(stack)).toEqual(trigger());
  expect(all(stack, PubsubTopic)).toEqual([{ name: "resize", project: "example-project" }]);
});

test("may only call the function: messages need no eventReceiver role", () => {
  const stack = resizing(new PubSubTrigger());
  const { google_cloud_run_v2_service_iam_member } = EVENT_POLICIES;
  expect(allowPolicies(stack)).toEqual({ google_cloud_run_v2_service_iam_member });
  expect(lookUps(stack)).toEqual({});
});

test("creates the topic in the function's project, with the function's name", () => {
  const stack = newStack();
  const name = new TerraformVariable(stack, "name", {}).stringValue;
  resizing(new PubSubTrigger(), { name, project: "other-project" }, stack);
  expect(all(stack, PubsubTopic)).toEqual([{ name: "${var.name}", project: "other-project" }]);
});

test("the new topic is encrypted with the key of the function, or of the service", () => {
  const stack = newStack();
  const kmsKeyName = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/images";
  const repository = "projects/example-project/locations/asia-northeast1/repositories/encrypted";
  const dockerRepository = DockerRepository.fromRepositoryFullName(stack, "images", repository);
  resizing(new PubSubTrigger(), { kmsKeyName, dockerRepository }, stack);
  const target = newService(stack, "orders", { kmsKeyName });
  new ServiceTrigger(stack, "paid", { target, trigger: new PubSubTrigger() });
  expect(all(stack, PubsubTopic)).toMatchObject([
    { name: "paid", kms_key_name: kmsKeyName },
    { name: "resize", kms_key_name: kmsKeyName },
  ]);
});

test("delivers the messages of the given topic", () => {
  const stack = newStack();
  resizing(new PubSubTrigger({ topic: new Topic(stack, "uploads") }), {}, stack);
  expect(triggersOf(stack)).toEqual(trigger({ pubsub_topic: "${google_pubsub_topic.uploads_C5D9E923.id}" }));
});

test("delivers the messages of an existing topic", () => {
  const stack = newStack();
  resizing(new PubSubTrigger({ topic: Topic.fromTopicName(stack, "uploads", "uploads") }), {}, stack);
  expect(triggersOf(stack)).toEqual(trigger({ pubsub_topic: "projects/example-project/topics/uploads" }));
  expect(all(stack, PubsubTopic)).toEqual([]);
});

test("several functions can have one trigger: each gets a new topic, or all share the given one", () => {
  const stack = newStack();
  const [own, shared] = [new PubSubTrigger(), new PubSubTrigger({ topic: new Topic(stack, "uploads") })];
  for (const id of ["first", "second"]) {
    builtElsewhere(stack, `${id}-own`, { trigger: own });
    builtElsewhere(stack, `${id}-shared`, { trigger: shared });
  }
  const topics = triggersOf(stack) as { event_trigger: { pubsub_topic: string } }[];
  expect(topics.map(({ event_trigger }) => event_trigger.pubsub_topic)).toEqual([
    "${google_pubsub_topic.first-own_topic_687FD73E.id}",
    "${google_pubsub_topic.uploads_C5D9E923.id}",
    "${google_pubsub_topic.second-own_topic_25CC1003.id}",
    "${google_pubsub_topic.uploads_C5D9E923.id}",
  ]);
});

test("accepts another region", () => {
  expect(triggersOf(resizing(new PubSubTrigger({ triggerRegion: "us-west1" })))).toEqual(
    trigger({ trigger_region: "us-west1" }),
  );
});

test.each(["global", "us", "eu", "asia", "nam5"])(
  "refuses %s, which is not a single region",
  (triggerRegion) => {
    expect(() => resizing(new PubSubTrigger({ triggerRegion }))).toThrow(
      new Error(
        `'triggerRegion' must be a single region for Pub/Sub, got '${triggerRegion}' [at shop/resize]`,
      ),
    );
  },
);

test("accepts tokens unchecked", () => {
  const stack = newStack();
  const text = new TerraformVariable(stack, "text", {}).stringValue;
  const topic = Topic.fromTopicName(stack, "uploads", text, { project: text });
  resizing(new PubSubTrigger({ topic, triggerRegion: text }), {}, stack);
  expect(triggersOf(stack)).toEqual(
    trigger({ trigger_region: "${var.text}", pubsub_topic: "projects/${var.text}/topics/${var.text}" }),
  );
});
