import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { TerraformVariable } from "cdktf";
import { Bucket } from "../../lib/resources/bucket";
import { SourceBucket } from "../../lib/source/source-bucket";
import { StorageEvent, StorageTrigger, type StorageTriggerProps } from "../../lib/triggers/storage-trigger";
import { warnings } from "../support/annotations";
import { newApp, newStack } from "../support/stack";
import {
  allowPolicies,
  EVENT_POLICIES,
  EVENT_RECEIVER,
  eventTrigger,
  lastOnProject,
  lookUps,
  resizing,
  triggersOf,
} from "./event-driven";

const PUBLISHER =
  "google_project_iam_member.cloud-run-functions_project_roles--pubsubpublisherserviceAgentgs-project-accounts_5EDFF9E0";
const AGENT = "google_storage_project_service_account.cloud-run-functions_project_storage-agent_CE80405C";

/** A function with a trigger on the bucket `uploads` in a location. */
function uploading(
  options: Partial<StorageTriggerProps> = {},
  location: string | undefined = "asia-northeast1",
) {
  const stack = newStack();
  const bucket = Bucket.fromBucketName(stack, "uploads", "uploads", { location });
  return resizing(new StorageTrigger({ bucket, ...options }), {}, stack);
}

/** A trigger that depends on the eventReceiver grant and on the grant to Cloud Storage. */
const trigger = (block: object = {}) => [
  {
    depends_on: [EVENT_RECEIVER, PUBLISHER],
    event_trigger: eventTrigger({
      event_type: "google.cloud.storage.object.v1.finalized",
      event_filters: [{ attribute: "bucket", value: "uploads" }],
      ...block,
    }),
  },
];

test("delivers events for written objects, from the bucket's location", () => {
  expect(triggersOf(uploading())).toEqual(trigger());
});

test("leaves the role of Cloud Storage to whoever gives it, and does not wait for it", () => {
  const stack = uploading({ grantAgentRole: false });
  expect(allowPolicies(stack)).toEqual(EVENT_POLICIES);
  expect(lookUps(stack)).toEqual({});
  expect(triggersOf(stack)).toEqual([{ ...trigger()[0], depends_on: [EVENT_RECEIVER] }]);
});

/** The warnings of a second stack with a trigger, after a first one. */
function warningsOfSecond(options: Partial<StorageTriggerProps>, project?: string): string[] {
  const app = newApp();
  const stackWith = (id: string, given: Partial<StorageTriggerProps>, place: { project?: string }) => {
    const stack = newStack(app, id);
    const bucket = Bucket.fromBucketName(stack, "uploads", "uploads", { location: "asia-northeast1" });
    return resizing(new StorageTrigger({ bucket, ...given }), { name: `${id}-resize`, ...place }, stack);
  };
  stackWith("shop", {}, {});
  return warnings(stackWith("depot", options, { project })).filter((one) => one.includes("grantAgentRole"));
}

test("warns of a second stack that gives Cloud Storage the role, which one of them would take from both", () => {
  expect(warningsOfSecond({})).toEqual([
    "[depot/resize] 'grantAgentRole' must be false in all stacks but one of the project example-project, got true in shop and depot; the stack that is destroyed first would take the role of both",
  ]);
});

test("warns of no second stack that leaves it to the first, or that is in another project", () => {
  expect(warningsOfSecond({ grantAgentRole: false })).toEqual([]);
  expect(warningsOfSecond({}, "other-project")).toEqual([]);
});

test("may call the function and receive the project's events, and Cloud Storage may publish them", () => {
  const stack = uploading();
  expect(allowPolicies(stack)).toEqual({
    ...EVENT_POLICIES,
    google_project_iam_member: [
      ...EVENT_POLICIES.google_project_iam_member,
      lastOnProject("roles/pubsub.publisher", `\${data.${AGENT}.member}`),
    ],
  });
  expect(lookUps(stack)).toEqual({
    google_storage_project_service_account: { [AGENT.split(".")[1]]: { project: "example-project" } },
  });
});

// https://cloud.google.com/eventarc/docs/event-types
test.each([
  [StorageEvent.FINALIZED, "google.cloud.storage.object.v1.finalized"],
  [StorageEvent.DELETED, "google.cloud.storage.object.v1.deleted"],
  [StorageEvent.ARCHIVED, "google.cloud.storage.object.v1.archived"],
  [StorageEvent.METADATA_UPDATED, "google.cloud.storage.object.v1.metadataUpdated"],
])("delivers the event '%s'", (event, eventType) => {
  expect(triggersOf(uploading({ eventType: event }))).toEqual(trigger({ event_type: eventType }));
});

test("the events are these", () => {
  expect(Object.values(StorageEvent)).toEqual(["finalized", "deleted", "archived", "metadataUpdated"]);
});

describe("the trigger's region", () => {
  test.each([
    ["us-west1", "us-west1"],
    ["US", "us"],
    ["ASIA1", "asia1"],
    ["nam4", "nam4"],
  ])("is the location of a bucket in %s, which Eventarc spells %s", (location, triggerRegion) => {
    expect(triggersOf(uploading({}, location))).toEqual(trigger({ trigger_region: triggerRegion }));
    expect(triggersOf(uploading({ triggerRegion }, location))).toEqual(
      trigger({ trigger_region: triggerRegion }),
    );
  });

  test.each([
    ["us-west1", "us"],
    ["US", "us"],
    ["global", "asia-northeast1"],
  ])("is refused if it is %s for a bucket in %s", (triggerRegion, location) => {
    expect(() => uploading({ triggerRegion }, location)).toThrow(
      new Error(
        `'triggerRegion' must be the bucket's location '${location}', got '${triggerRegion}' [at shop/resize]`,
      ),
    );
  });

  test.each(["global", "us-west", "us-west1-a"])(
    "is refused if it is %s, where no bucket is",
    (triggerRegion) => {
      const stack = newStack();
      const bucket = Bucket.fromBucketName(stack, "uploads", "uploads");
      expect(() => resizing(new StorageTrigger({ bucket, triggerRegion }), {}, stack)).toThrow(
        new Error(
          `'triggerRegion' must be that of a bucket, like 'us-central1' or 'EU', got '${triggerRegion}' [at shop/resize]`,
        ),
      );
    },
  );

  test("is looked up if the bucket's location is not known, and written in lower case", () => {
    const stack = newStack();
    resizing(new StorageTrigger({ bucket: Bucket.fromBucketName(stack, "uploads", "uploads") }), {}, stack);
    expect(triggersOf(stack)).toEqual(
      trigger({ trigger_region: "${lower(data.google_storage_bucket.uploads_C5D9E923.location)}" }),
    );
    expect(Object.keys(lookUps(stack))).toEqual([
      "google_storage_bucket",
      "google_storage_project_service_account",
    ]);
  });

  test("is not looked up if it is given", () => {
    const stack = newStack();
    const bucket = Bucket.fromBucketName(stack, "uploads", "uploads");
    resizing(new StorageTrigger({ bucket, triggerRegion: "us" }), {}, stack);
    expect(triggersOf(stack)).toEqual(trigger({ trigger_region: "us" }));
    expect(Object.keys(lookUps(stack))).toEqual(["google_storage_project_service_account"]);
  });

  test("is not checked if it, or the bucket's location, is a token", () => {
    const stack = newStack();
    const text = new TerraformVariable(stack, "text", {}).stringValue;
    const bucket = Bucket.fromBucketName(stack, "uploads", "uploads", { location: text });
    resizing(new StorageTrigger({ bucket, triggerRegion: "us" }), {}, stack);
    expect(triggersOf(stack)).toEqual(trigger({ trigger_region: "us" }));
    const other = newStack();
    const known = Bucket.fromBucketName(other, "uploads", "uploads", { location: "us" });
    resizing(new StorageTrigger({ bucket: known, triggerRegion: "${var.region}" }), {}, other);
    expect(triggersOf(other)).toEqual(trigger({ trigger_region: "${var.region}" }));
  });
});

test("accepts a bucket that the stack defines with the provider's resource", () => {
  const stack = newStack();
  const { name } = new StorageBucket(stack, "uploads", { name: "uploads", location: "US" });
  resizing(
    new StorageTrigger({ bucket: Bucket.fromBucketName(stack, "bucket", name, { location: "US" }) }),
    {},
    stack,
  );
  expect(triggersOf(stack)).toEqual(
    trigger({
      trigger_region: "us",
      event_filters: [{ attribute: "bucket", value: "${google_storage_bucket.uploads.name}" }],
    }),
  );
});

test("accepts a bucket of this library", () => {
  const stack = newStack();
  resizing(
    new StorageTrigger({ bucket: new SourceBucket(stack, "uploads", { location: "us-west1" }) }),
    {},
    stack,
  );
  expect(triggersOf(stack)).toEqual(
    trigger({
      trigger_region: "us-west1",
      event_filters: [{ attribute: "bucket", value: "${google_storage_bucket.uploads_C5D9E923.name}" }],
    }),
  );
});
