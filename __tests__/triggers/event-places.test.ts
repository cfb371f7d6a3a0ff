import { PLACES_DATE, placesOf } from "../../lib/triggers/event-places";
import { CATALOGUE_DATE, eventTypeOf } from "../../lib/triggers/event-types";

// https://cloud.google.com/eventarc/docs/locations
test.each<[string, string[] | undefined]>([
  ["google.firebase.database.ref.v1.written", ["asia-southeast1", "europe-west1", "us-central1"]],
  ["google.cloud.apihub.spec.v1.created", ["europe-west1", "us-central1"]],
  [
    "google.cloud.beyondcorp.appconnections.appConnection.v1.created",
    ["asia-east1", "europe-west1", "global", "us-central1", "us-east1"],
  ],
  ["google.cloud.visionai.stream.v1.created", ["us-central1"]],
  ["google.cloud.certificatemanager.certificate.v1.created", ["global"]],
  ["google.cloud.networkmanagement.connectivityTest.v1.updated", ["global"]],
  ["google.cloud.speech.phraseSet.v1.created", ["global"]],
  ["google.firebase.auth.user.v2.created", ["global"]],
  ["google.cloud.memcache.instance.v1.created", undefined],
  ["google.cloud.firestore.document.v1.created", undefined],
  ["com.example.order.placed", undefined],
])("the places of %s are %j", (eventType, places) => {
  expect(placesOf(eventType)).toEqual(places);
});

test("a product has regions in many areas", () => {
  const places = placesOf("google.cloud.workflows.workflow.v1.created");
  expect(places).toHaveLength(22);
  expect(places).toEqual(expect.arrayContaining(["asia-northeast2", "europe-west8", "us-west4"]));
});

test("the types of listed products are in the catalogue", () => {
  for (const type of ["google.cloud.gkehub.scope.v1.created", "google.cloud.redis.instance.v1.updated"]) {
    expect([placesOf(type)?.includes("me-west1"), eventTypeOf(type)]).toEqual([true, expect.anything()]);
  }
});

test("the list is as old as the catalogue", () => {
  expect(PLACES_DATE).toBe(CATALOGUE_DATE);
});
