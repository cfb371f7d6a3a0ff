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

// One type of each product in Google's list. Firebase Authentication is not in the catalogue.
test.each([
  "google.cloud.alloydb.backup.v1.created",
  "google.cloud.apigateway.api.v1.created",
  "google.cloud.apigeeregistry.api.v1.created",
  "google.cloud.apihub.api.v1.created",
  "google.cloud.batch.job.v1.created",
  "google.cloud.beyondcorp.appconnections.appConnection.v1.created",
  "google.cloud.certificatemanager.certificate.v1.created",
  "google.cloud.clouddms.connectionProfile.v1.created",
  "google.cloud.dataflow.job.v1beta3.statusChanged",
  "google.cloud.datafusion.dnsPeering.v1.created",
  "google.cloud.dataplex.asset.v1.created",
  "google.cloud.datastream.connectionProfile.v1.created",
  "google.cloud.deploy.automation.v1.created",
  "google.cloud.functions.function.v2.created",
  "google.cloud.gkebackup.backup.v1.created",
  "google.cloud.gkehub.feature.v1.created",
  "google.cloud.metastore.backup.v1.created",
  "google.cloud.networkconnectivity.hub.v1.created",
  "google.cloud.networkmanagement.connectivityTest.v1.created",
  "google.cloud.networkservices.endpointPolicy.v1.created",
  "google.cloud.notebooks.environment.v1.created",
  "google.cloud.redis.instance.v1.created",
  "google.cloud.speech.customClass.v1.created",
  "google.cloud.video.transcoder.job.v1.created",
  "google.cloud.visionai.analysis.v1.created",
  "google.cloud.workflows.workflow.v1.created",
  "google.firebase.database.ref.v1.created",
  "google.firebase.firebasealerts.alerts.v1.published",
  "google.firebase.remoteconfig.remoteConfig.v1.updated",
  "google.firebase.testlab.testMatrix.v1.completed",
])("%s is in the catalogue, and its product in the list", (type) => {
  expect([eventTypeOf(type), placesOf(type)]).toEqual([expect.anything(), expect.anything()]);
});

test("the list is as old as the catalogue", () => {
  expect(PLACES_DATE).toBe(CATALOGUE_DATE);
});
