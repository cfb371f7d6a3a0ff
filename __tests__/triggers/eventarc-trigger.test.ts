import { type TerraformStack, TerraformVariable } from "cdktf";
import type { EventFilter } from "../../lib/functions/event-trigger";
import { EventarcTrigger, type EventarcTriggerProps } from "../../lib/triggers/eventarc-trigger";
import { warnings } from "../support/annotations";
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
const WORKFLOWS = "google.cloud.workflows.workflow.v1.updated";
const receiving = (props: Partial<EventarcTriggerProps> = {}, location?: string) =>
  resizing(new EventarcTrigger({ eventType: WORKFLOWS, ...props }), { location });

/** The warnings that are about events, and not about the archive of the function. */
const eventWarnings = (stack: TerraformStack) =>
  warnings(stack).filter((text) => !text.includes("'generation'"));

/** A trigger that depends on the eventReceiver grant. */
const trigger = (block: object = {}) => [
  { depends_on: [EVENT_RECEIVER], event_trigger: eventTrigger({ event_type: WORKFLOWS, ...block }) },
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

test.each(["us-central1", "europe-west8"])("accepts the location of the events: %s", (triggerRegion) => {
  expect(triggersOf(receiving({ triggerRegion }))).toEqual(trigger({ trigger_region: triggerRegion }));
});

test("is in the only location that has triggers for the type", () => {
  const eventType = "google.cloud.visionai.stream.v1.created";
  expect(triggersOf(receiving({ eventType }))).toEqual(
    trigger({ event_type: eventType, trigger_region: "us-central1" }),
  );
});

test("refuses a location without triggers for the type, and warns of a region that Google's list lacks", () => {
  expect(() => receiving({ triggerRegion: "global" })).toThrow(
    new Error(`'triggerRegion' must be a single region for ${WORKFLOWS}, got 'global' [at shop/resize]`),
  );
  expect(eventWarnings(receiving({ triggerRegion: "africa-south1" }))).toEqual([
    `[shop/resize] 'triggerRegion' must be a location with triggers for ${WORKFLOWS}, got 'africa-south1', which Google's list of 2026-04-10 does not have`,
  ]);
});

test.each<[string, string | undefined, string]>([
  ["google.firebase.testlab.testMatrix.v1.completed", undefined, "global"],
  ["google.firebase.firebasealerts.alerts.v1.published", "alerttype", "global"],
  [REMOTE_CONFIG, undefined, "global"],
  ["google.cloud.datastore.entity.v1.written.withAuthContext", "database", "asia-northeast1"],
  ["google.cloud.workflows.workflow.v1.created", undefined, "asia-northeast1"],
])(
  "accepts the event type %s without a warning, with its filters, in its place",
  (type, attribute, place) => {
    const filters = attribute === undefined ? [] : [{ attribute, value: "x" }];
    const stack = receiving({ eventType: type, filters });
    expect(triggersOf(stack)).toMatchObject([{ event_trigger: { event_type: type, trigger_region: place } }]);
    expect(eventWarnings(stack)).toEqual([]);
  },
);

test.each<[string, EventFilter[], string, string]>([
  [
    "google.cloud.audit.log.v1.written",
    [{ attribute: "serviceName", value: "bigquery.googleapis.com" }],
    "methodName",
    "'serviceName'; use AuditLogTrigger",
  ],
  ["google.cloud.audit.log.v1.written", [], "serviceName", "none; use AuditLogTrigger"],
  ["google.cloud.firestore.document.v1.written", [], "database", "none; use FirestoreTrigger"],
  ["google.cloud.datastore.entity.v1.written", [], "database", "none"],
  [
    "google.firebase.firebasealerts.alerts.v1.published",
    [{ attribute: "appid", value: "1" }],
    "alerttype",
    "'appid'",
  ],
  ["google.firebase.database.ref.v1.created", [], "instance", "none"],
  [
    "google.firebase.database.ref.v1.created",
    [{ attribute: "instance", value: "shop" }],
    "ref",
    "'instance'",
  ],
])("refuses the event type %s with the filters %j", (eventType, filters, missing, found) => {
  expect(() => receiving({ eventType, filters })).toThrow(
    new Error(`'filters' must have the attribute '${missing}', got ${found} [at shop/resize]`),
  );
});

test.each([
  [REMOTE_CONFIG, "us-central1"],
  ["google.firebase.testlab.testMatrix.v1.completed", "asia-northeast1"],
])("refuses the event type %s in the region %s", (eventType, triggerRegion) => {
  expect(() => receiving({ eventType, triggerRegion })).toThrow(
    new Error(
      `'triggerRegion' must be 'global' for the event type ${eventType}, got '${triggerRegion}' [at shop/resize]`,
    ),
  );
});

test.each([
  ["document", "p_orders/{orderid}"],
  ["document", "users/*"],
  ["ref", "orders/{order}"],
])("refuses the attribute %s with the pattern %s as an exact value", (attribute, value) => {
  const eventType = "google.cloud.firestore.document.v1.written";
  const filters = [
    { attribute: "database", value: "(default)" },
    { attribute, value },
  ];
  expect(() => receiving({ eventType, filters })).toThrow(
    new Error(
      `'pathPattern' must be true for a value with '*' or '{', which no event has itself, got '${value}' for '${attribute}' [at shop/resize]`,
    ),
  );
});

test.each<[string, string, string]>([
  [WORKFLOWS, "workflow", "nightly-*"],
  ["google.firebase.dataconnect.connector.v1.mutationExecuted", "operation", "{operation}"],
  ["google.cloud.deploy.release.v1.created", "deliverypipeline", "shop-*"],
])("refuses for %s the attribute %s with the pattern %s as an exact value", (eventType, attribute, value) => {
  expect(() => receiving({ eventType, filters: [{ attribute, value }] })).toThrow(
    new Error(
      `'pathPattern' must be true for a value with '*' or '{', which no event has itself, got '${value}' for '${attribute}' [at shop/resize]`,
    ),
  );
  const filters = [{ attribute, value, pathPattern: true }];
  expect(eventWarnings(receiving({ eventType, filters }))).toEqual([]);
});

test.each([
  ["google.cloud.firestore.document.v1.written", "database", "*", true],
  ["google.cloud.datastore.entity.v1.written", "database", "db-*", false],
  ["google.cloud.audit.log.v1.written", "methodName", "storage.objects.*", true],
  ["google.cloud.audit.log.v1.written", "serviceName", "storage.googleapis.com", true],
])(
  "refuses for %s a pattern for the attribute %s, which has exact values",
  (eventType, attribute, value, pathPattern) => {
    expect(() => receiving({ eventType, filters: [{ attribute, value, pathPattern }] })).toThrow(
      new Error(
        `'filters' must have an exact value for '${attribute}', which takes no path pattern, got '${value}' [at shop/resize]`,
      ),
    );
  },
);

test.each([
  ["google.cloud.firestore.document.v1.written", "document", "/users/{id}", true],
  ["google.cloud.datastore.entity.v1.written", "entity", "users/{user=*}/{kind=*}", true],
  ["google.cloud.datastore.entity.v1.written", "entity", "users", false],
])("refuses for %s the attribute %s with the path %s", (eventType, attribute, value, pathPattern) => {
  expect(() => receiving({ eventType, filters: [{ attribute, value, pathPattern }] })).toThrow(
    new Error(
      `'${attribute}' must be the path of a document within the database, like 'users/{id}', got '${value}' [at shop/resize]`,
    ),
  );
});

test("refuses a pattern that Eventarc cannot read", () => {
  const filters = [{ attribute: "workflow", value: "a-*-*", pathPattern: true }];
  expect(() => receiving({ filters })).toThrow(
    new Error(
      "'workflow' must be a path pattern with one '*' a segment at most, got 'a-*-*' [at shop/resize]",
    ),
  );
});

test("warns of a type and of attributes that Google's catalogue does not have", () => {
  expect(eventWarnings(receiving({ eventType: "google.cloud.workflows.workflow.v1.paused" }))).toEqual([
    "[shop/resize] 'eventType' must be one of Eventarc's, got 'google.cloud.workflows.workflow.v1.paused', which Google's catalogue of 2026-04-10 does not have",
  ]);
  expect(eventWarnings(receiving({ filters: [{ attribute: "flow", value: "x" }] }))).toEqual([
    "[shop/resize] 'attribute' must be one of workflow for this event type, got 'flow'",
  ]);
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
