import type {
  AuditLogTriggerProps,
  EventarcTriggerProps,
  FirestoreTriggerProps,
} from "cdktf-cloud-run-functions";
import type { PubSubTriggerProps, StorageTriggerProps, TriggerOptions } from "cdktf-cloud-run-functions";
import {
  AuditLogTrigger,
  Bucket,
  EventarcTrigger,
  FirestoreEvent,
  FirestoreTrigger,
  type IEventTrigger,
  PubSubTrigger,
  RetryPolicy,
  StorageEvent,
  StorageTrigger,
  Topic,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made, realized } from "../made";
import { bad, type Choices, type Props, type Subject } from "../subject";
import { chars, DIGITS, LETTERS, name, stringToken } from "../texts";
import { callingAccounts, flags, locations, plainFunction, wildName } from "./common";
import { dependencies } from "./dependencies";
import { buckets } from "./sources";

type With<P> = Choices<Omit<P, keyof TriggerOptions>>;

const options: Choices<TriggerOptions> = {
  retryPolicy: fc.constantFrom(...Object.values(RetryPolicy)),
  serviceAccount: callingAccounts,
  dependsOn: dependencies,
};
export const topics = fc.oneof(
  name(3, 20).map(
    (topic) =>
      new Made(`new Topic('${topic}')`, (shop) =>
        shop.once(`topic ${topic}`, (scope) => new Topic(scope, `topic-${topic}`)),
      ),
  ),
  name(3, 20).map(
    (topic) =>
      new Made(`Topic.fromTopicName('${topic}')`, (shop) =>
        shop.once(`existing ${topic}`, (scope, id) => Topic.fromTopicName(scope, id, topic)),
      ),
  ),
);
const singleRegions = fc.oneof(locations, stringToken);
const MULTI_REGIONS = ["us", "eu", "asia", "nam5", "eur3"];

function subject<P>(
  trigger: string,
  required: string[],
  props: { valid: With<P>; wild: With<P>; faults: Subject["faults"] },
  make: (given: Props) => IEventTrigger,
): Subject {
  return {
    name: trigger,
    valid: fc.record({ ...options, ...props.valid }, { requiredKeys: required as never }),
    faults: props.faults,
    wild: { ...props.wild },
    define: (shop, given) => {
      plainFunction(shop, "on-event", { trigger: make(realized(given, shop) as Props) });
    },
  };
}

const methodName = fc.constantFrom("storage.objects.create", "google.iam.admin.v1.CreateServiceAccountKey");

export const triggerSubjects: Subject[] = [
  subject<AuditLogTriggerProps>(
    "AuditLogTrigger",
    ["serviceName", "methodName"],
    {
      valid: {
        serviceName: fc.oneof(
          name(3, 20).map((api) => `${api}.googleapis.com`),
          stringToken,
        ),
        methodName: fc.oneof(methodName, stringToken),
        resourceName: fc.constantFrom(
          "projects/_/buckets/uploads/objects/a.txt",
          "/projects/*",
          "/projects/**/x",
        ),
        triggerRegion: fc.oneof(singleRegions, fc.constant("global")),
      },
      wild: { serviceName: wildName, methodName: wildName, resourceName: wildName, triggerRegion: wildName },
      faults: {
        serviceName: bad(
          "serviceName",
          "bigquery",
          "BigQuery.googleapis.com",
          "",
          "https://x.googleapis.com",
          "a b.googleapis.com",
        ),
        methodName: bad("methodName", "", "a b", "a/b", "InsertJob()"),
        triggerRegion: bad("triggerRegion", ...MULTI_REGIONS),
      },
    },
    (given) => new AuditLogTrigger(given as never),
  ),
  subject<EventarcTriggerProps>(
    "EventarcTrigger",
    ["eventType"],
    {
      valid: {
        eventType: fc.constantFrom("google.cloud.eventarc.channel.v1.updated", "datadog.v1.alert"),
        filters: fc.array(
          fc.record(
            {
              attribute: chars(LETTERS + DIGITS, 1, 10).map((rest) => `a${rest}`),
              value: fc.constantFrom("updated", "a b", "/projects/*", "é"),
              pathPattern: flags,
            },
            { requiredKeys: ["attribute", "value"] },
          ),
          { maxLength: 3 },
        ),
        triggerRegion: fc.oneof(singleRegions, fc.constant("global")),
        // The trigger of a function has no channel.
        channel: fc.constant(undefined),
      },
      wild: {
        eventType: wildName,
        filters: fc.array(fc.record({ attribute: wildName, value: wildName }), { maxLength: 3 }),
        triggerRegion: wildName,
        channel: wildName,
      },
      faults: {
        eventType: bad(
          "eventType",
          "",
          "updated",
          "a b.c",
          ".a",
          "a.",
          "google.cloud.pubsub.topic.v1.messagePublished",
        ),
        filters: fc.constantFrom(
          { filters: [{ attribute: "type", value: "x.y" }] },
          { eventType: "google.cloud.audit.log.v1.written", filters: [] },
          { eventType: "google.cloud.datastore.entity.v1.written", filters: [] },
        ),
        pathPattern: bad("filters", [{ attribute: "document", value: "users/{id}" }]),
        channel: bad("channel", "", "partner", "projects/example-project/locations/us-central1/channels/a"),
        triggerRegion: fc.constant({
          eventType: "google.firebase.remoteconfig.remoteConfig.v1.updated",
          ...{ filters: [], triggerRegion: "us-central1" },
        }),
      },
    },
    (given) => new EventarcTrigger(given as never),
  ),
  subject<FirestoreTriggerProps>(
    "FirestoreTrigger",
    ["eventType", "document", "databaseLocation"],
    {
      valid: {
        eventType: fc.constantFrom(...Object.values(FirestoreEvent)),
        document: fc.constantFrom(
          "users/ada",
          "users/*",
          "users/**",
          "users/{id}",
          "users/{id}/orders/{order}",
          "**",
        ),
        // The trigger for a database in a region is in that region.
        databaseLocation: fc.oneof(stringToken, fc.constantFrom("nam5", "eur3")),
        database: name(4, 20),
        databaseNamespace: name(4, 20),
        withAuthContext: flags,
        triggerRegion: singleRegions,
      },
      wild: {
        eventType: fc.constantFrom(...Object.values(FirestoreEvent)),
        document: fc.oneof(
          wildName,
          wildName.map((id) => (id instanceof Made ? id : `users/${id}`)),
        ),
        databaseLocation: wildName,
        database: wildName,
        databaseNamespace: wildName,
        withAuthContext: flags,
        triggerRegion: wildName,
      },
      faults: {
        document: bad("document", "", "users", "/users/ada", "users/ada/", "users//ada", "users/{id}/orders"),
        triggerRegion: fc.constantFrom(
          { databaseLocation: "us-central1", triggerRegion: "europe-west1" },
          { databaseLocation: "nam5", triggerRegion: "global" },
        ),
      },
    },
    (given) => new FirestoreTrigger(given as never),
  ),
  subject<PubSubTriggerProps>(
    "PubSubTrigger",
    [],
    {
      valid: { topic: topics, triggerRegion: singleRegions },
      wild: { topic: topics, triggerRegion: wildName },
      faults: { triggerRegion: bad("triggerRegion", "global", ...MULTI_REGIONS) },
    },
    (given) => new PubSubTrigger(given),
  ),
  subject<StorageTriggerProps>(
    "StorageTrigger",
    ["bucket"],
    {
      valid: {
        bucket: buckets,
        eventType: fc.constantFrom(...Object.values(StorageEvent)),
        triggerRegion: stringToken,
        // Without the role, somebody else must give it.
        grantAgentRole: fc.constant(true),
      },
      wild: {
        bucket: buckets,
        eventType: fc.constantFrom(...Object.values(StorageEvent)),
        triggerRegion: wildName,
        grantAgentRole: flags,
      },
      faults: { triggerRegion: fc.constant({ bucket: europeanBucket(), triggerRegion: "us-central1" }) },
    },
    (given) => new StorageTrigger(given as never),
  ),
];

function europeanBucket(): Made {
  return new Made("Bucket.fromBucketName('uploads', { location: 'EU' })", (shop) =>
    Bucket.fromBucketName(shop.stack, "uploads", "example-uploads", { location: "EU" }),
  );
}

/** Triggers of every kind. */
export const triggers: fc.Arbitrary<Made<IEventTrigger>> = fc.oneof(
  fc.constant(new Made("new PubSubTrigger()", () => new PubSubTrigger())),
  buckets.map(
    (bucket) =>
      new Made(
        `new StorageTrigger({ bucket: ${String(bucket)} })`,
        (shop) => new StorageTrigger({ bucket: bucket.make(shop) }),
      ),
  ),
  fc.constant(
    new Made(
      "new EventarcTrigger(…)",
      () => new EventarcTrigger({ eventType: "datadog.v1.alert", retryPolicy: RetryPolicy.RETRY }),
    ),
  ),
);
