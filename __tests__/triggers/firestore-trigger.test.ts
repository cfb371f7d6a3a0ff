import { TerraformVariable } from "cdktf";
import {
  FirestoreEvent,
  FirestoreTrigger,
  type FirestoreTriggerProps,
} from "../../lib/triggers/firestore-trigger";
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

const USERS: FirestoreTriggerProps = {
  eventType: FirestoreEvent.WRITTEN,
  document: "users/{id}",
  databaseLocation: "europe-west1",
};
const watching = (props: Partial<FirestoreTriggerProps> = {}) =>
  resizing(new FirestoreTrigger({ ...USERS, ...props }));

const DATABASE = { attribute: "database", value: "(default)" };
const DOCUMENT = { attribute: "document", value: "users/{id}", operator: "match-path-pattern" };

/** A trigger that depends on the eventReceiver grant. */
const trigger = (block: object = {}) => [
  {
    depends_on: [EVENT_RECEIVER],
    event_trigger: eventTrigger({
      event_type: "google.cloud.firestore.document.v1.written",
      trigger_region: "europe-west1",
      event_filters: [DATABASE, DOCUMENT],
      ...block,
    }),
  },
];

test("delivers changes of documents, from the location of the database", () => {
  expect(triggersOf(watching())).toEqual(trigger());
});

test("may call the function and receive the project's events, and looks nothing up", () => {
  const stack = watching();
  expect(allowPolicies(stack)).toEqual(EVENT_POLICIES);
  expect(lookUps(stack)).toEqual({});
});

// https://cloud.google.com/eventarc/docs/event-types
test.each([
  [FirestoreEvent.CREATED, false, "google.cloud.firestore.document.v1.created"],
  [FirestoreEvent.CREATED, true, "google.cloud.firestore.document.v1.created.withAuthContext"],
  [FirestoreEvent.UPDATED, false, "google.cloud.firestore.document.v1.updated"],
  [FirestoreEvent.UPDATED, true, "google.cloud.firestore.document.v1.updated.withAuthContext"],
  [FirestoreEvent.DELETED, false, "google.cloud.firestore.document.v1.deleted"],
  [FirestoreEvent.DELETED, true, "google.cloud.firestore.document.v1.deleted.withAuthContext"],
  [FirestoreEvent.WRITTEN, false, "google.cloud.firestore.document.v1.written"],
  [FirestoreEvent.WRITTEN, true, "google.cloud.firestore.document.v1.written.withAuthContext"],
])("delivers the event '%s', with the auth context: %s", (event, withAuthContext, eventType) => {
  expect(triggersOf(watching({ eventType: event, withAuthContext }))).toEqual(
    trigger({ event_type: eventType }),
  );
});

test("the events are these", () => {
  expect(Object.values(FirestoreEvent)).toEqual(["created", "updated", "deleted", "written"]);
});

test("filters by database and namespace", () => {
  expect(triggersOf(watching({ database: "orders", databaseNamespace: "tokyo" }))).toEqual(
    trigger({
      event_filters: [
        { attribute: "database", value: "orders" },
        { attribute: "namespace", value: "tokyo" },
        DOCUMENT,
      ],
    }),
  );
});

test.each(["nam5", "eur3"])(
  "is in the multi-region %s unless another location is given",
  (databaseLocation) => {
    expect(triggersOf(watching({ databaseLocation }))).toEqual(trigger({ trigger_region: databaseLocation }));
    expect(triggersOf(watching({ databaseLocation, triggerRegion: "europe-west4" }))).toEqual(
      trigger({ trigger_region: "europe-west4" }),
    );
  },
);

test.each([["europe-west1", "europe-west4"]])(
  "refuses for a database in %s a trigger in %s",
  (databaseLocation, triggerRegion) => {
    expect(() => watching({ databaseLocation, triggerRegion })).toThrow(
      new Error(
        `'triggerRegion' must be the database's location ${databaseLocation}, got '${triggerRegion}' [at shop/resize]`,
      ),
    );
  },
);

test.each(["global", "us", "us-central", "us-central1-a"])(
  "refuses %s, which is no location of a database",
  (place) => {
    const refusal = (prop: string) =>
      new Error(`'${prop}' must be a region, or a multi-region like 'nam5', got '${place}' [at shop/resize]`);
    expect(() => watching({ databaseLocation: place })).toThrow(refusal("databaseLocation"));
    expect(() => watching({ databaseLocation: "nam5", triggerRegion: place })).toThrow(
      refusal("triggerRegion"),
    );
  },
);

test("refuses a pattern that Eventarc cannot read", () => {
  expect(() => watching({ document: "users/{id}/orders/*.*" })).toThrow(
    new Error(
      "'document' must be a path pattern with one '*' a segment at most, got 'users/{id}/orders/*.*' [at shop/resize]",
    ),
  );
});

test.each(["users/ada", "users/ada/orders/1"])("accepts the path of one document: %s", (document) => {
  expect(triggersOf(watching({ document }))).toEqual(
    trigger({ event_filters: [DATABASE, { attribute: "document", value: document }] }),
  );
});

test.each(["users/*", "users/{id}/orders/{order}", "users/**", "users/{path=**}", "**"])(
  "accepts a pattern: %s",
  (document) => {
    expect(triggersOf(watching({ document }))).toEqual(
      trigger({
        event_filters: [DATABASE, { attribute: "document", value: document, operator: "match-path-pattern" }],
      }),
    );
  },
);

test.each(["", "users", "/users/ada", "users/ada/", "users//ada", "users/{id}/orders", "users/*/orders"])(
  "refuses the document '%s'",
  (document) => {
    expect(() => watching({ document })).toThrow(
      new Error(
        `'document' must be the path of a document within the database, like 'users/{id}', got '${document}' [at shop/resize]`,
      ),
    );
  },
);

test("accepts tokens unchecked", () => {
  const stack = newStack();
  const text = new TerraformVariable(stack, "text", {}).stringValue;
  const trigger = new FirestoreTrigger({
    eventType: FirestoreEvent.WRITTEN,
    document: text,
    database: text,
    databaseNamespace: text,
    databaseLocation: text,
  });
  expect(() => triggersOf(resizing(trigger, {}, stack))).not.toThrow();
});
