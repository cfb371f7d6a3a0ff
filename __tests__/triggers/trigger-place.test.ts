import { TerraformVariable } from "cdktf";
import { checkPlace, placeFor } from "../../lib/triggers/trigger-place";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";

const DATABASE = "google.firebase.database.ref.v1.written";
const FIRESTORE = "google.cloud.firestore.document.v1.written";
const DATASTORE = "google.cloud.datastore.entity.v1.written";
const GATEWAY = "google.cloud.apigateway.api.v1.created";
const MEMCACHE = "google.cloud.memcache.instance.v1.created";
const VISION = "google.cloud.visionai.stream.v1.created";

/** The warnings about a place. */
function judged(eventType: string, place: string): string[] {
  const stack = newStack();
  checkPlace(stack, eventType, place);
  return warnings(stack);
}

test.each([
  ["google.firebase.remoteconfig.remoteConfig.v1.updated", "global"],
  ["google.firebase.auth.user.v2.deleted", "global"],
  [VISION, "us-central1"],
  [DATABASE, "asia-northeast1"],
  [MEMCACHE, "asia-northeast1"],
])("a trigger of %s for a function in asia-northeast1 is in %s by default", (eventType, place) => {
  expect(placeFor(eventType, "asia-northeast1")).toBe(place);
});

test.each([
  [DATABASE, "europe-west1"],
  [GATEWAY, "global"],
  [MEMCACHE, "africa-south1"],
  [MEMCACHE, "global"],
  [FIRESTORE, "nam5"],
  [FIRESTORE, "europe-west9"],
  [DATASTORE, "eur3"],
  ["google.cloud.future.v1.created", "eu"],
])("a trigger of %s can be in %s", (eventType, place) => {
  expect(judged(eventType, place)).toEqual([]);
});

test.each([
  [
    VISION,
    "asia-east1",
    `'triggerRegion' must be 'us-central1' for the event type ${VISION}, got 'asia-east1'`,
  ],
  [DATABASE, "global", `'triggerRegion' must be a single region for ${DATABASE}, got 'global'`],
  [DATABASE, "eur3", `'triggerRegion' must be a single region for ${DATABASE}, got 'eur3'`],
  [GATEWAY, "us", `'triggerRegion' must be a single region or 'global' for ${GATEWAY}, got 'us'`],
  [
    MEMCACHE,
    "asia-east1-a",
    `'triggerRegion' must be a single region or 'global' for ${MEMCACHE}, got 'asia-east1-a'`,
  ],
  [MEMCACHE, "eu", `'triggerRegion' must be a single region or 'global' for ${MEMCACHE}, got 'eu'`],
  [FIRESTORE, "global", "'triggerRegion' must be a region, or a multi-region like 'nam5', got 'global'"],
  [DATASTORE, "global", "'triggerRegion' must be a region, or a multi-region like 'nam5', got 'global'"],
])("a trigger of %s cannot be in %s", (eventType, place, message) => {
  expect(() => judged(eventType, place)).toThrow(new Error(`${message} [at shop]`));
});

test("a region that Google's list lacks is a warning, because the list grows", () => {
  expect(judged(DATABASE, "asia-northeast1")).toEqual([
    `[shop] 'triggerRegion' must be a location with triggers for ${DATABASE}, got 'asia-northeast1', which Google's list of 2026-04-10 does not have`,
  ]);
});

test("tokens are not judged", () => {
  const token = new TerraformVariable(newStack(), "text", {}).stringValue;
  expect([...judged(token, "eu"), ...judged(VISION, token)]).toEqual([]);
});
