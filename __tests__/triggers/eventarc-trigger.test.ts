import { TerraformVariable } from "cdktf";
import { EventarcTrigger, type EventarcTriggerProps } from "../../lib/triggers/eventarc-trigger";
import { newStack } from "../support/stack";
import {
  allowPolicies,
  EVENT_POLICIES,
  EVENT_RECEIVER,
  eventTrigger,
  lookUps,
  resizing,
  triggersOf,
} from "./event-driven";

const REMOTE_CONFIG = "google.firebase.remoteconfig.remoteConfig.v1.updated";
const receiving = (props: Partial<EventarcTriggerProps> = {}, location?: string) =>
  resizing(new EventarcTrigger({ eventType: REMOTE_CONFIG, ...props }), { location });

/** A trigger that depends on the eventReceiver grant. */
const trigger = (block: object = {}) => [
  { depends_on: [EVENT_RECEIVER], event_trigger: eventTrigger({ event_type: REMOTE_CONFIG, ...block }) },
];

test("delivers events of a type, from the function's location", () => {
  expect(triggersOf(receiving())).toEqual(trigger());
  expect(triggersOf(receiving({ filters: [] }, "us-west1"))).toMatchObject([
    { event_trigger: { trigger_region: "us-west1" } },
  ]);
});

test("may call the function and receive the project's events, and looks nothing up", () => {
  const stack = receiving();
  expect(allowPolicies(stack)).toEqual(EVENT_POLICIES);
  expect(lookUps(stack)).toEqual({});
});

test("writes filters with and without a path pattern", () => {
  const filters = [
    { attribute: "instance", value: "shop-default-rtdb" },
    { attribute: "ref", value: "orders/{order}/**", pathPattern: true },
  ];
  expect(triggersOf(receiving({ eventType: "google.firebase.database.ref.v1.written", filters }))).toEqual(
    trigger({
      event_type: "google.firebase.database.ref.v1.written",
      event_filters: [
        { attribute: "instance", value: "shop-default-rtdb" },
        { attribute: "ref", value: "orders/{order}/**", operator: "match-path-pattern" },
      ],
    }),
  );
});

test.each(["global", "us-central1", "eur3"])("accepts the location of the events: %s", (triggerRegion) => {
  expect(triggersOf(receiving({ triggerRegion }))).toEqual(trigger({ trigger_region: triggerRegion }));
});

test.each([
  "google.firebase.testlab.testMatrix.v1.completed",
  "google.firebase.firebasealerts.alerts.v1.published",
  "google.cloud.datastore.entity.v1.written.withAuthContext",
  "google.cloud.workflows.workflow.v1.created",
])("accepts the event type %s", (eventType) => {
  expect(triggersOf(receiving({ eventType }))).toEqual(trigger({ event_type: eventType }));
});

test.each(["", "updated", "google.cloud.", "google/cloud/updated", "google.cloud.storage object"])(
  "refuses the event type '%s'",
  (eventType) => {
    expect(() => receiving({ eventType })).toThrow(
      new Error(
        `'eventType' must be the name of an event type, like 'google.cloud.pubsub.topic.v1.messagePublished', got '${eventType}' [at shop/resize]`,
      ),
    );
  },
);

test("refuses the event type of Pub/Sub messages", () => {
  expect(() => receiving({ eventType: "google.cloud.pubsub.topic.v1.messagePublished" })).toThrow(
    new Error(
      "'eventType' must not be that of Pub/Sub, which needs a topic, got 'google.cloud.pubsub.topic.v1.messagePublished'; use PubSubTrigger [at shop/resize]",
    ),
  );
});

test("refuses a filter by type", () => {
  expect(() => receiving({ filters: [{ attribute: "type", value: REMOTE_CONFIG }] })).toThrow(
    new Error(
      "'filters' must not name the attribute 'type', got one that does; give 'eventType' [at shop/resize]",
    ),
  );
});

test("accepts tokens unchecked", () => {
  const stack = newStack();
  const text = new TerraformVariable(stack, "text", {}).stringValue;
  const filters = [{ attribute: text, value: text }];
  resizing(new EventarcTrigger({ eventType: text, triggerRegion: text, filters }), {}, stack);
  expect(triggersOf(stack)).toEqual(
    trigger({
      event_type: "${var.text}",
      trigger_region: "${var.text}",
      event_filters: [{ attribute: "${var.text}", value: "${var.text}" }],
    }),
  );
});
