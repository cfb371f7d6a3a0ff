import type { TerraformStack } from "cdktf";
import { ProjectServices, type ProjectServicesProps } from "../../../lib/core/project-services";
import { ServiceAccount } from "../../../lib/iam/service-account";
import type { ServiceAccountProps } from "../../../lib/iam/service-account-props";
import { Bucket } from "../../../lib/resources/bucket";
import { CleanupPolicy } from "../../../lib/resources/cleanup-policy";
import { DockerRepository } from "../../../lib/resources/docker-repository";
import type { DockerRepositoryProps } from "../../../lib/resources/docker-repository-props";
import { Topic, type TopicProps } from "../../../lib/resources/topic";
import { SourceBucket } from "../../../lib/source/source-bucket";
import type { SourceBucketProps } from "../../../lib/source/source-bucket-props";
import { type Table, tableOf, valuesOf, WAITING } from "../every-prop";
import { KEY } from "./values";

function sourceBuckets(): Table {
  const given = valuesOf<SourceBucketProps>();
  const logs = (stack: TerraformStack, name: string) => Bucket.fromBucketName(stack, name, `example-${name}`);
  return tableOf<SourceBucketProps>(
    SourceBucket,
    {
      dependsOn: WAITING,
      accessLogBucket: [
        (stack) => ({ accessLogBucket: logs(stack, "one") }),
        (stack) => ({ accessLogBucket: logs(stack, "two") }),
      ],
      accessLogPrefix: [
        (stack) => ({ accessLogBucket: logs(stack, "three"), accessLogPrefix: "a" }),
        (stack) => ({ accessLogBucket: logs(stack, "three"), accessLogPrefix: "b" }),
        (stack) => ({ accessLogBucket: logs(stack, "three") }),
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
    },
    (stack, id, props) => new SourceBucket(stack, id, props),
  );
}

function topics(): Table {
  const given = valuesOf<TopicProps>();
  return tableOf<TopicProps>(
    Topic,
    {
      dependsOn: WAITING,
      kmsKeyName: given("kmsKeyName", `${KEY}/one`, `${KEY}/two`),
      labels: given("labels", { a: "1" }, { b: "2" }),
      messageRetentionSeconds: given("messageRetentionSeconds", 600, 1200),
      name: given("name", "one", "two"),
      project: given("project", "other-project", "third-project"),
    },
    (stack, id, props) => new Topic(stack, id, props),
  );
}

function repositories(): Table {
  const given = valuesOf<DockerRepositoryProps>();
  return tableOf<DockerRepositoryProps>(
    DockerRepository,
    {
      dependsOn: WAITING,
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
    },
    (stack, id, props) => new DockerRepository(stack, id, props),
  );
}

function serviceAccounts(): Table {
  const given = valuesOf<ServiceAccountProps>();
  return tableOf<ServiceAccountProps>(
    ServiceAccount,
    {
      dependsOn: WAITING,
      accountId: given("accountId", "one-account", "two-account"),
      displayName: given("displayName", "one", "two"),
      description: given("description", "one", "two"),
      project: given("project", "other-project", "third-project"),
    },
    (stack, id, props) => new ServiceAccount(stack, id, props),
  );
}

// A stack has one such construct, so its only other prop changes with the order.
function projectServices(): Table {
  const [one, other] = WAITING;
  const changes = {
    dependsOn: [
      (stack: TerraformStack) => ({ ...one(stack), additional: ["vision.googleapis.com"] }),
      (stack: TerraformStack) => ({ ...other(stack), additional: ["translate.googleapis.com"] }),
    ],
  } as const;
  return tableOf<Pick<ProjectServicesProps, "dependsOn">>(
    ProjectServices,
    changes,
    (stack, id, props) => new ProjectServices(stack, id, props),
  );
}

export const resourceTables: readonly Table[] = [
  sourceBuckets(),
  topics(),
  repositories(),
  serviceAccounts(),
  projectServices(),
];
