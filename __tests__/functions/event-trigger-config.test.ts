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

test("a trigger always has an event type, a retry policy and a service account", () => {
  expect(eventTriggerConfigOf(trigger, stack)).toEqual(config);
});

test("a trigger without filters has none in the resource", () => {
  expect(eventTriggerConfigOf({ ...trigger, filters: [] }, stack)).toEqual(config);
});

test("a trigger may have a region, a topic and filters", () => {
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

test("a trigger through a channel is refused, because the trigger of a function has none", () => {
  const channel = "projects/example-project/locations/us-central1/channels/partner";
  expect(() => eventTriggerConfigOf({ ...trigger, channel }, stack)).toThrow(
    new Error(
      `'channel' must not be given for the trigger of a function, which cannot have one, got '${channel}'; use ServiceTrigger with the function as its target [at shop]`,
    ),
  );
});

test("a trigger that says nothing of retries has none", () => {
  expect(eventTriggerConfigOf({ ...trigger, retryPolicy: undefined }, stack)).toEqual(config);
});

test("the text of a filter's value is escaped, and a reference stays one", () => {
  const valueOf = (value: string) =>
    eventTriggerConfigOf({ ...trigger, filters: [{ attribute: "database", value }] }, stack).eventFilters;
  expect(valueOf("users/%{y}")).toEqual([{ attribute: "database", value: "users/%%{y}" }]);
  expect(valueOf("${google_firestore_database.db.name}")).toEqual([
    { attribute: "database", value: "${google_firestore_database.db.name}" },
  ]);
});

test.each(["", "%{x}", "service name", "1st"])("the filter attribute %j is refused", (attribute) => {
  const filters = [{ attribute, value: "x" }];
  expect(() => eventTriggerConfigOf({ ...trigger, filters }, stack)).toThrow(
    new Error(`'attribute' must be one of an event's, like 'serviceName', got '${attribute}' [at shop]`),
  );
});

test.each(["%{x}", "US", "us central1", ""])("the trigger region %j is refused", (triggerRegion) => {
  expect(() => eventTriggerConfigOf({ ...trigger, triggerRegion }, stack)).toThrow(
    new Error(`'triggerRegion' must be a location, like 'us-central1', got '${triggerRegion}' [at shop]`),
  );
});
