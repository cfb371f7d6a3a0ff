import { type EventTriggerConfig, RetryPolicy } from "../../lib/functions/event-trigger";
import { eventTriggerConfigOf } from "../../lib/functions/event-trigger-config";
import { ServiceAccount } from "../../lib/iam/service-account";
import { newStack } from "../support/stack";

const email = "trigger@example-project.iam.gserviceaccount.com";
const stack = newStack();
const trigger: EventTriggerConfig = {
  eventType: "google.cloud.pubsub.topic.v1.messagePublished",
  retryPolicy: RetryPolicy.DO_NOT_RETRY,
  serviceAccount: ServiceAccount.fromServiceAccountEmail(stack, "trigger", email),
};
const config = {
  eventType: "google.cloud.pubsub.topic.v1.messagePublished",
  retryPolicy: "RETRY_POLICY_DO_NOT_RETRY",
  serviceAccountEmail: email,
};

test("always names the event type, the retry policy and the service account", () => {
  expect(eventTriggerConfigOf(trigger, stack)).toEqual(config);
});

test("has no filters where the event type alone selects the events", () => {
  expect(eventTriggerConfigOf({ ...trigger, filters: [] }, stack)).toEqual(config);
});

test("names the region, the topic and the filters of a trigger that has them", () => {
  expect(
    eventTriggerConfigOf(
      {
        ...trigger,
        triggerRegion: "global",
        pubsubTopic: "projects/example-project/topics/orders",
        filters: [
          { attribute: "serviceName", value: "storage.googleapis.com" },
          { attribute: "methodName", value: "storage.*", pathPattern: false },
          { attribute: "resourceName", value: "/buckets/*/in/**", pathPattern: true },
        ],
      },
      stack,
    ),
  ).toEqual({
    ...config,
    triggerRegion: "global",
    pubsubTopic: "projects/example-project/topics/orders",
    eventFilters: [
      { attribute: "serviceName", value: "storage.googleapis.com" },
      { attribute: "methodName", value: "storage.*" },
      { attribute: "resourceName", value: "/buckets/*/in/**", operator: "match-path-pattern" },
    ],
  });
});

test("takes the value of a filter as it is written, and a reference as such", () => {
  const valueOf = (value: string) =>
    eventTriggerConfigOf({ ...trigger, filters: [{ attribute: "database", value }] }, stack).eventFilters;
  expect(valueOf("users/%{y}")).toEqual([{ attribute: "database", value: "users/%%{y}" }]);
  expect(valueOf("${google_firestore_database.db.name}")).toEqual([
    { attribute: "database", value: "${google_firestore_database.db.name}" },
  ]);
});

test.each(["", "%{x}", "service name", "1st"])("has no filter of an attribute %j", (attribute) => {
  const filters = [{ attribute, value: "x" }];
  expect(() => eventTriggerConfigOf({ ...trigger, filters }, stack)).toThrow(
    new Error(`'attribute' must be one of an event's, like 'serviceName', got '${attribute}' [at shop]`),
  );
});

test.each(["%{x}", "US", "us central1", ""])("has no region %j, which is none", (triggerRegion) => {
  expect(() => eventTriggerConfigOf({ ...trigger, triggerRegion }, stack)).toThrow(
    new Error(`'triggerRegion' must be a location, like 'us-central1', got '${triggerRegion}' [at shop]`),
  );
});
