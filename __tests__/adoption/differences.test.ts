import { differencesOf } from "../../lib/adoption/differences";
import { ExistingResource } from "../../lib/adoption/existing-resource";
import { Bucket } from "../../lib/resources/bucket";
import { Topic } from "../../lib/resources/topic";
import { FunctionSource } from "../../lib/source/function-source";
import { SourceBucket } from "../../lib/source/source-bucket";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";
import { documentsOf } from "./states";

const [document] = documentsOf((app) => {
  const stack = newStack(app);
  newFunction(stack, "orders", {
    environment: { MODE: "fast" },
    labels: { team: "shop" },
    source: FunctionSource.bucketObject(Bucket.fromBucketName(stack, "code", "example-code"), "orders.zip", {
      generation: 1,
    }),
  });
  new SourceBucket(stack, "source", { bucketName: "example-source", location: "asia-northeast1" });
  new Topic(stack, "events");
});

/**
 * The arguments of a resource that differ from the given values. An argument that replaces the resource ends with `!`, and one that is
 * taken away begins with `-`.
 */
function differences(type: string, values: object): string[] {
  const made = document.resources.find((one) => one.type === type);
  if (!made) throw new Error(`the app makes no ${type}`);
  const existing = new ExistingResource(`${type}.one`, type, values as { [name: string]: string }, undefined);
  return differencesOf(made, existing).map(
    ({ argument, replaces, isLeftOut }) => (isLeftOut ? "-" : "") + argument + (replaces ? "!" : ""),
  );
}

const FUNCTION = "google_cloudfunctions2_function";
const SAME = {
  project: "example-project",
  location: "asia-northeast1",
  name: "orders",
  id: "projects/example-project/locations/asia-northeast1/functions/orders",
  labels: { team: "shop" },
  build_config: [
    {
      automatic_update_policy: [{}],
      environment_variables: { BUILD_ENVIRONMENT: "default" },
      runtime: "nodejs22",
      entry_point: "handler",
      service_account:
        "projects/example-project/serviceAccounts/shop-build@example-project.iam.gserviceaccount.com",
      source: [
        {
          repo_source: [],
          storage_source: [{ bucket: "example-code", object: "orders.zip", generation: 1 }],
        },
      ],
    },
  ],
  service_config: [
    {
      all_traffic_on_latest_revision: true,
      available_cpu: "0.1666",
      available_memory: "256Mi",
      environment_variables: { MODE: "fast", LOG_EXECUTION_ID: "true" },
      ingress_settings: "ALLOW_ALL",
      max_instance_count: 100,
      max_instance_request_concurrency: 1,
      min_instance_count: null,
      service_account_email: "orders-run@example-project.iam.gserviceaccount.com",
      timeout_seconds: 60,
      uri: "https://orders.example.com",
    },
  ],
};

test("the short and the full name of a resource are the same, but not texts of the user that look like them", () => {
  const [build] = SAME.build_config;
  const [service] = SAME.service_config;
  const account = "shop-build@example-project.iam.gserviceaccount.com";
  expect(differences(FUNCTION, { ...SAME, build_config: [{ ...build, service_account: account }] })).toEqual(
    [],
  );
  for (const mode of ["postgres://user@db/fast", "projects/example-project/topics/fast"]) {
    const environment = { MODE: mode, LOG_EXECUTION_ID: "true" };
    const values = { ...SAME, service_config: [{ ...service, environment_variables: environment }] };
    expect(differences(FUNCTION, values)).toEqual(["service_config.environment_variables.MODE"]);
  }
  expect(differences(FUNCTION, { ...SAME, labels: { team: "projects/team/shop" } })).toEqual(["labels.team"]);
});

test("finds no difference in equal values", () => {
  expect(differences(FUNCTION, SAME)).toEqual([]);
});

test("returns what Terraform takes away because the app leaves it out, and not what Google fills in", () => {
  const [service] = SAME.service_config;
  expect(
    differences(FUNCTION, {
      ...SAME,
      ...{ kms_key_name: "key", description: "text", state: "ACTIVE", effective_labels: { a: "b" } },
      labels: { team: "shop", owner: "ada" },
      service_config: [
        {
          ...service,
          environment_variables: { ...service.environment_variables, OLD: "secret" },
          secret_environment_variables: [{ key: "KEY", secret: "key", version: "1" }],
          secret_volumes: [],
          vpc_connector: "projects/example-project/locations/asia-northeast1/connectors/one",
          vpc_connector_egress_settings: "",
        },
      ],
      event_trigger: [{ event_type: "google.cloud.pubsub.topic.v1.messagePublished" }],
    }),
  ).toEqual([
    "-labels.owner",
    "-service_config.environment_variables.OLD",
    "-service_config.secret_environment_variables",
    "-service_config.vpc_connector",
    "-kms_key_name",
    "-description",
    "-event_trigger",
  ]);
});

test("a default of the provider is nothing to take away", () => {
  const topic = { project: "example-project", name: "events", message_retention_duration: "" };
  expect(differences("google_pubsub_topic", topic)).toEqual([]);
  expect(differences("google_pubsub_topic", { ...topic, labels: { a: "b" } })).toEqual(["-labels"]);
});

test("returns the path of each argument that differs, without its value", () => {
  const [build] = SAME.build_config;
  const [service] = SAME.service_config;
  expect(
    differences(FUNCTION, {
      ...SAME,
      labels: { team: "sales" },
      build_config: [{ ...build, runtime: "nodejs20", source: [] }],
      service_config: [{ ...service, available_memory: "512Mi", environment_variables: { MODE: "slow" } }],
    }),
  ).toEqual([
    "build_config.runtime",
    "build_config.source.storage_source.bucket",
    "build_config.source.storage_source.generation",
    "build_config.source.storage_source.object",
    "labels.team",
    "service_config.available_memory",
    "service_config.environment_variables.LOG_EXECUTION_ID",
    "service_config.environment_variables.MODE",
  ]);
});

test("another location replaces a bucket, but the same location in upper case does not", () => {
  const bucket = {
    project: "example-project",
    name: "example-source",
    location: "ASIA-NORTHEAST1",
    force_destroy: true,
    uniform_bucket_level_access: true,
    public_access_prevention: "enforced",
    versioning: [],
    lifecycle_rule: [
      {
        action: [{ type: "Delete" }],
        condition: [{ with_state: "ARCHIVED", days_since_noncurrent_time: 7 }],
      },
      { action: [{ type: "AbortIncompleteMultipartUpload" }], condition: [{ age: 1 }] },
    ],
  };
  expect(differences("google_storage_bucket", { ...bucket, lifecycle_rule: [] })).toEqual(["lifecycle_rule"]);
  expect(differences("google_storage_bucket", { ...bucket, location: "US", lifecycle_rule: [] })).toEqual([
    "lifecycle_rule",
    "location!",
  ]);
});

test("another project replaces every resource", () => {
  expect(differences("google_pubsub_topic", { project: "other-project", name: "events" })).toEqual([
    "project!",
  ]);
});

test("the full name and the short name of a resource are equal", () => {
  expect(
    differences("google_pubsub_topic", {
      project: "projects/example-project",
      name: "projects/example-project/topics/events",
    }),
  ).toEqual([]);
});
