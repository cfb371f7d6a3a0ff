import {
  Bucket,
  DockerRepository,
  FunctionSource,
  ProjectServices,
  type ProjectServicesProps,
} from "cdktf-cloud-run-functions";
import {
  Secret,
  ServiceAccount,
  type ServiceAccountProps,
  SourceBucket,
  type SourceBucketProps,
} from "cdktf-cloud-run-functions";
import { StorageTrigger, Topic, type TopicProps } from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made } from "../made";
import { bad, type Choices, parts, type Subject } from "../subject";
import { chars, DIGITS, LETTERS, name, numberToken, stringToken } from "../texts";
import * as common from "./common";
import { dependencies } from "./dependencies";
import { newDockerRepository } from "./docker-repositories";
import { wildId } from "./ids";
import { policyHolderSubjects } from "./policy-holders";

const { optional, principals, projects, wildName, wildText } = common;

const BAD_ACCOUNT_IDS = [
  "",
  "short",
  "Upper-case",
  "1account",
  "account-",
  "a".repeat(31),
  "under_score",
  "a b c d e",
];
const BAD_BUCKETS = ["", "ab", "-ab", "ab-", "Upper", "a b c", "gs://bucket", "a".repeat(223), "a/b/c"];
const BAD_TOPICS = ["", "ab", "1abc", "goog-x", "a b c", "a/b/c", "a".repeat(256), "projects/p/topics/t"];
const KEY = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/sources";
const BAD_KEYS = ["", "sources", KEY.replace("/cryptoKeys/sources", ""), `${KEY}/cryptoKeyVersions/1`];
const LOGS = new Made("Bucket.fromBucketName(…)", (shop) =>
  shop.once("logs", (scope, id) => Bucket.fromBucketName(scope, id, "example-logs")),
);
const bytes = (count: number) => fc.constantFrom("x".repeat(count), "é".repeat(Math.ceil(count / 2)));

const topicNames = chars(`${LETTERS}${DIGITS}-_.~+%`, 2, 60).map((rest) => `t${rest}`);

export const resourceSubjects: Subject[] = [
  {
    name: "ServiceAccount",
    valid: fc.record(
      {
        id: name(6, 30),
        accountId: fc.oneof(name(6, 30), stringToken),
        displayName: fc.oneof(
          wildText.filter((given) => typeof given !== "string" || Buffer.byteLength(given) <= 100),
          stringToken,
        ),
        description: fc.oneof(
          wildText.filter((given) => typeof given !== "string" || Buffer.byteLength(given) <= 256),
          stringToken,
        ),
        project: fc.oneof(projects, stringToken),
        principal: principals,
      },
      { requiredKeys: ["id", "principal"] },
    ),
    wild: { id: wildId, ...wildAccount() },
    faults: {
      accountId: bad("accountId", ...BAD_ACCOUNT_IDS),
      "accountId: from the id": bad("id", "short", "Upper-case", "1account").map((props) => ({
        ...props,
        accountId: undefined,
      })),
      displayName: bytes(101).map((displayName) => ({ displayName })),
      description: bytes(257).map((description) => ({ description })),
      project: bad("project", ""),
    },
    define: (shop, props) => {
      const { id, principal, ...given } = parts(props, shop);
      new ServiceAccount(shop.stack, id as string, given).grantActAs(principal as never);
    },
  },
  {
    name: "ServiceAccount.fromServiceAccountEmail",
    valid: fc.record({
      email: fc.oneof(
        fc
          .tuple(name(6, 30), projects)
          .map(([account, project]) => `${account}@${project}.iam.gserviceaccount.com`),
        fc.constantFrom(
          "123-compute@developer.gserviceaccount.com",
          "example-project@appspot.gserviceaccount.com",
        ),
        stringToken,
      ),
      principal: principals,
    }),
    wild: {
      email: fc.oneof(
        wildName,
        wildName.map((given) => (typeof given === "string" ? `${given}@p.iam.gserviceaccount.com` : given)),
      ),
    },
    faults: {
      email: bad(
        "email",
        "",
        "a",
        "ada@example.com",
        "p.svc.id.goog[shop/orders]",
        "serviceAccount:a@p.iam.gserviceaccount.com",
        "a b@p.iam.gserviceaccount.com",
      ),
    },
    define: (shop, props) => {
      const { email, principal } = parts(props, shop);
      ServiceAccount.fromServiceAccountEmail(shop.stack, "existing", email as string).grantActAs(
        principal as never,
      );
    },
  },
  {
    name: "Secret",
    valid: fc.record(
      {
        secretId: fc.oneof(chars(`${LETTERS}${DIGITS}-_`, 1, 60), stringToken),
        project: fc.oneof(projects, stringToken),
        principal: principals,
      },
      { requiredKeys: ["secretId", "principal"] },
    ),
    wild: { secretId: wildName, project: wildName },
    faults: {
      secretId: bad("secretId", "", "a b", "a.b", "projects/p/secrets/s", "a".repeat(256), "é"),
      project: bad("project", ""),
    },
    define: (shop, props) => {
      const { secretId, principal, ...options } = parts(props, shop);
      Secret.fromSecretId(shop.stack, "secret", secretId as string, options).grantAccess(principal as never);
    },
  },
  {
    name: "Bucket",
    valid: fc.record(
      {
        bucketName: fc.oneof(name(3, 60), fc.constantFrom("a_b.c", "123"), stringToken),
        location: fc.constantFrom("EU", "us", "asia-northeast1"),
      },
      { requiredKeys: ["bucketName"] },
    ),
    wild: { bucketName: wildName, location: wildName },
    faults: { bucketName: bad("bucketName", ...BAD_BUCKETS) },
    define: (shop, props) => {
      const { bucketName, ...options } = parts(props, shop);
      const bucket = Bucket.fromBucketName(shop.stack, "bucket", bucketName as string, options);
      const source = FunctionSource.inline({ "index.js": "" }, { bucket });
      common.plainFunction(shop, "on-upload", { source, trigger: new StorageTrigger({ bucket }) });
    },
  },
  {
    name: "SourceBucket",
    valid: fc.record(
      {
        id: name(2, 20),
        bucketName: fc.oneof(name(3, 60), stringToken),
        location: fc.oneof(common.locations, stringToken),
        project: fc.oneof(projects, stringToken),
        kmsKeyName: fc.oneof(fc.constant(KEY), stringToken),
        logs: fc.oneof(
          fc.constant({}),
          fc.constant({ accessLogBucket: LOGS }),
          wildText.map((accessLogPrefix) => ({ accessLogBucket: LOGS, accessLogPrefix })),
        ),
        kept: fc.oneof(
          fc.record({ forceDestroy: common.flags }, { requiredKeys: [] }),
          fc.record({ retentionSeconds: fc.integer({ min: 1, max: 3_155_760_000 }) }),
        ),
        versioning: common.flags,
        noncurrentVersionDays: fc.integer({ min: 1, max: 400 }),
        labels: common.labels,
      },
      { requiredKeys: ["id"] },
    ),
    wild: { id: wildId, ...wildSourceBucket() },
    faults: {
      ...common.badLabels,
      kmsKeyName: bad("kmsKeyName", ...BAD_KEYS),
      accessLogBucket: fc.constant({ accessLogPrefix: "logs", logs: {} }),
      noncurrentVersionDays: bad("noncurrentVersionDays", 0, -1, 1.5),
      retentionSeconds: bad("retentionSeconds", 0, 1.5, 3_155_760_001).map((one) => ({ ...one, kept: {} })),
      forceDestroy: fc.constant({ retentionSeconds: 60, forceDestroy: true, kept: {} }),
      bucketName: bad("bucketName", ...BAD_BUCKETS),
      location: bad("location", ""),
      project: bad("project", "").map((props) => ({ ...props, bucketName: undefined })),
    },
    define: (shop, props) => {
      const { id, logs, kept, ...given } = parts(props, shop) as { id: string; logs: object; kept: object };
      const bucket = new SourceBucket(shop.stack, id, { ...given, ...logs, ...kept });
      common.plainFunction(shop, "built", { source: FunctionSource.inline({ "index.js": "" }, { bucket }) });
    },
  },
  {
    name: "DockerRepository",
    valid: fc.record({
      repository: fc.oneof(
        name(2, 60).map((id) => repositoryName(id)),
        stringToken,
      ),
    }),
    wild: {
      repository: fc.oneof(
        wildName,
        wildName.map((given) => (typeof given === "string" ? repositoryName("main", given) : given)),
      ),
    },
    faults: {
      fullName: bad(
        "repository",
        "",
        "main",
        repositoryName("Main"),
        repositoryName("main-"),
        `${repositoryName("a")}/b`,
        repositoryName("a".repeat(64)),
      ),
    },
    define: (shop, props) => {
      const { repository } = parts(props, shop);
      common.plainFunction(shop, "built", {
        dockerRepository: DockerRepository.fromRepositoryFullName(
          shop.stack,
          "repository",
          repository as string,
        ),
        ...(typeof repository === "string" && repository.startsWith("projects/other/")
          ? { project: "other" }
          : {}),
      });
    },
  },
  ...policyHolderSubjects,
  newDockerRepository,
  {
    name: "Topic",
    valid: fc.record(
      {
        id: topicNames,
        name: fc.oneof(topicNames, stringToken),
        labels: common.labels,
        project: fc.oneof(projects, stringToken),
        kmsKeyName: fc.oneof(fc.constant(KEY), stringToken),
        messageRetentionSeconds: fc.oneof(fc.integer({ min: 600, max: 2_678_400 }), numberToken),
        principal: principals,
      },
      { requiredKeys: ["id", "principal"] },
    ),
    wild: { id: wildId, ...wildTopic() },
    faults: {
      kmsKeyName: bad("kmsKeyName", ...BAD_KEYS),
      messageRetentionSeconds: bad("messageRetentionSeconds", 599, 2_678_401, 600.5),
      ...common.badLabels,
      name: bad("name", ...BAD_TOPICS),
      project: bad("project", ""),
    },
    define: (shop, props) => {
      const { id, principal, ...given } = parts(props, shop);
      new Topic(shop.stack, id as string, given).grantPublish(principal as never);
    },
  },
  {
    name: "Topic.fromTopicName",
    valid: fc.record(
      {
        name: fc.oneof(topicNames, stringToken),
        project: fc.oneof(projects, stringToken),
        principal: principals,
      },
      { requiredKeys: ["name", "principal"] },
    ),
    wild: { name: wildName, project: wildName },
    faults: { name: bad("name", ...BAD_TOPICS), project: bad("project", "") },
    define: (shop, props) => {
      const { name: topic, principal, ...options } = parts(props, shop);
      Topic.fromTopicName(shop.stack, "topic", topic as string, options).grantPublish(principal as never);
    },
  },
  {
    name: "ProjectServices",
    valid: fc.record({
      additional: optional(
        fc.array(
          name(3, 20).map((api) => `${api}.googleapis.com`),
          { maxLength: 4 },
        ),
      ),
      first: fc.boolean(),
    }),
    wild: { ...wildServices(), first: fc.boolean() },
    faults: {
      additional: bad(
        "additional",
        ...["", "vision", "Vision.googleapis.com", "https://x.googleapis.com", "a b.googleapis.com"].map(
          (api) => [api],
        ),
      ),
    },
    define: (shop, props) => {
      const { first, ...given } = parts(props, shop);
      const enable = () => new ProjectServices(shop.stack, "services", given);
      if (first) enable();
      common.plainFunction(shop, "orders", {
        trigger: new StorageTrigger({ bucket: Bucket.fromBucketName(shop.stack, "uploads", "uploads") }),
      });
      if (!first) enable();
    },
  },
];

function repositoryName(id: string, project = common.HOME.project): string {
  return `projects/${project}/locations/${common.HOME.location}/repositories/${id}`;
}

function wildAccount(): Choices<ServiceAccountProps> {
  return {
    accountId: wildName,
    displayName: wildText,
    description: wildText,
    project: wildName,
    dependsOn: dependencies,
  };
}

function wildSourceBucket(): Choices<SourceBucketProps> {
  return {
    bucketName: wildName,
    location: wildName,
    project: wildName,
    kmsKeyName: wildName,
    accessLogBucket: common.optional(fc.constant(LOGS)),
    accessLogPrefix: wildText,
    versioning: common.flags,
    noncurrentVersionDays: common.wildNumber,
    retentionSeconds: common.wildNumber,
    forceDestroy: common.flags,
    labels: common.wildLabels,
    dependsOn: dependencies,
  };
}

function wildTopic(): Choices<TopicProps> {
  return {
    name: wildName,
    labels: common.wildLabels,
    dependsOn: dependencies,
    project: wildName,
    kmsKeyName: wildName,
    messageRetentionSeconds: common.wildNumber,
  };
}

function wildServices(): Choices<ProjectServicesProps> {
  return { additional: fc.array(wildName, { maxLength: 3 }), dependsOn: dependencies };
}
