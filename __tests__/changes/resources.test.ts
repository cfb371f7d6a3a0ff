import { PubsubTopic } from "@cdktf/provider-google/lib/pubsub-topic";
import type { TerraformStack } from "cdktf";
import { Bucket } from "../../lib/resources/bucket";
import { CleanupPolicy } from "../../lib/resources/cleanup-policy";
import { DockerRepository } from "../../lib/resources/docker-repository";
import type { DockerRepositoryProps } from "../../lib/resources/docker-repository-props";
import { Topic, type TopicProps } from "../../lib/resources/topic";
import { SourceBucket } from "../../lib/source/source-bucket";
import type { SourceBucketProps } from "../../lib/source/source-bucket-props";
import { type Changes, leftBehind, valuesOf } from "./every-prop";

const KEY = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys";

test("after a change of any prop, a source bucket equals a new one with the same props", () => {
  const given = valuesOf<SourceBucketProps>();
  const logs = (stack: never, name: string) => Bucket.fromBucketName(stack, name, `example-${name}`);
  const changes: Changes<SourceBucketProps> = {
    dependsOn: [
      (stack: TerraformStack) => ({ dependsOn: [new PubsubTopic(stack, "t1x1", { name: "first" })] }),
      (stack: TerraformStack) => ({ dependsOn: [new PubsubTopic(stack, "t2x2", { name: "second" })] }),
    ],
    accessLogBucket: [
      (stack) => ({ accessLogBucket: logs(stack as never, "one") }),
      (stack) => ({ accessLogBucket: logs(stack as never, "two") }),
    ],
    accessLogPrefix: [
      (stack) => ({ accessLogBucket: logs(stack as never, "three"), accessLogPrefix: "a" }),
      (stack) => ({ accessLogBucket: logs(stack as never, "three-again") }),
    ],
    bucketName: given("bucketName", "one-bucket", "two-bucket"),
    forceDestroy: given("forceDestroy", false, true),
    kmsKeyName: given("kmsKeyName", `${KEY}/one`, `${KEY}/two`),
    labels: given("labels", { a: "1" }, { b: "2" }),
    location: given("location", "us-central1", "EU"),
    noncurrentVersionDays: given("noncurrentVersionDays", 1, 2),
    project: given("project", "other-project", "third-project"),
    retentionSeconds: given("retentionSeconds", 60, 120),
    versioning: given("versioning", true, false),
  };
  expect(leftBehind(changes, (stack, id, props) => new SourceBucket(stack, id, props))).toEqual([]);
});

test("after a change of any prop, a topic equals a new one with the same props", () => {
  const given = valuesOf<TopicProps>();
  const changes: Changes<TopicProps> = {
    dependsOn: [
      (stack: TerraformStack) => ({ dependsOn: [new PubsubTopic(stack, "t1x3", { name: "first" })] }),
      (stack: TerraformStack) => ({ dependsOn: [new PubsubTopic(stack, "t2x4", { name: "second" })] }),
    ],
    kmsKeyName: given("kmsKeyName", `${KEY}/one`, `${KEY}/two`),
    labels: given("labels", { a: "1" }, { b: "2" }),
    messageRetentionSeconds: given("messageRetentionSeconds", 600, 1200),
    name: given("name", "one", "two"),
    project: given("project", "other-project", "third-project"),
  };
  expect(leftBehind(changes, (stack, id, props) => new Topic(stack, id, props))).toEqual([]);
});

test("after a change of any prop, a repository equals a new one with the same props", () => {
  const given = valuesOf<DockerRepositoryProps>();
  const changes: Changes<DockerRepositoryProps> = {
    dependsOn: [
      (stack: TerraformStack) => ({ dependsOn: [new PubsubTopic(stack, "t1x5", { name: "first" })] }),
      (stack: TerraformStack) => ({ dependsOn: [new PubsubTopic(stack, "t2x6", { name: "second" })] }),
    ],
    cleanupDryRun: given("cleanupDryRun", true, false),
    cleanupPolicies: given(
      "cleanupPolicies",
      { one: CleanupPolicy.keepMostRecent(1) },
      { one: CleanupPolicy.discard({ olderThanDays: 1 }) },
    ),
    description: given("description", "one", "two"),
    immutableTags: given("immutableTags", true, false),
    kmsKeyName: given("kmsKeyName", `${KEY}/one`, `${KEY}/two`),
    labels: given("labels", { a: "1" }, { b: "2" }),
    location: given("location", "us-central1", "europe-west4"),
    project: given("project", "other-project", "third-project"),
    repositoryId: given("repositoryId", "one", "two"),
  };
  expect(leftBehind(changes, (stack, id, props) => new DockerRepository(stack, id, props))).toEqual([]);
});
