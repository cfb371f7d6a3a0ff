import { CATALOGUE_DATE, eventTypeOf } from "../../lib/triggers/event-types";

test.each([
  ["google.cloud.pubsub.topic.v1.messagePublished", ["topic"]],
  ["google.cloud.audit.log.v1.written", ["methodname", "resourcename", "servicename"]],
  ["google.cloud.firestore.document.v1.created", ["database", "document", "namespace"]],
  ["google.cloud.apigateway.apiConfig.v1.deleted", ["api", "apiconfig"]],
  ["google.firebase.remoteconfig.remoteConfig.v1.updated", []],
  ["google.cloud.dataflow.job.v1beta3.statusChanged", ["job"]],
  [
    "google.cloud.datastore.entity.v1.written.withAuthContext",
    ["authid", "authtype", "database", "entity", "namespace"],
  ],
])("the catalogue has the type %s, with its attributes", (name, attributes) => {
  expect(eventTypeOf(name)).toEqual({ attributes });
});

test.each([
  "",
  "google.cloud.pubsub.topic.v1",
  "google.cloud.pubsub.topic.v1.",
  "google.cloud.pubsub.topic.v1.created",
  "google.cloud.firestore.document.v1.created.withAuth",
  "com.example.order.placed",
])("the catalogue does not have the type '%s'", (name) => {
  expect(eventTypeOf(name)).toBeUndefined();
});

test("the catalogue has a date", () => {
  expect(CATALOGUE_DATE).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});
