import {
  BigQueryDataset,
  type BigQueryDatasetOptions,
  CloudRunJob,
  CryptoKey,
  type IServiceAccount,
  SchedulerJob,
  SpannerDatabase,
  type SpannerDatabaseAttributes,
  TaskQueue,
  type TaskQueueOptions,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { bad, type Choices, parts, type Subject } from "../subject";
import { chars, DIGITS, LETTERS, name, stringToken } from "../texts";
import * as common from "./common";

const { principals, projects, wildName } = common;

const keyName = (key: string, location = "us-central1") =>
  `projects/example-project/locations/${location}/keyRings/main/cryptoKeys/${key}`;

const wildDataset: Choices<BigQueryDatasetOptions> = { project: wildName };
const wildDatabase: Choices<SpannerDatabaseAttributes> = {
  instance: wildName,
  database: wildName,
  project: wildName,
};
const wildQueue: Choices<TaskQueueOptions> = {
  location: wildName,
  project: wildName,
  serviceAccount: common.serviceAccounts,
};

/** Resources of which the library only knows the policy. */
export const policyHolderSubjects: Subject[] = [
  {
    name: "BigQueryDataset",
    valid: fc.record(
      {
        datasetId: fc.oneof(chars(`${LETTERS}${DIGITS}_`, 1, 40), stringToken),
        project: fc.oneof(projects, stringToken),
        principal: principals,
      },
      { requiredKeys: ["datasetId", "principal"] },
    ),
    wild: { datasetId: wildName, ...wildDataset },
    faults: {
      datasetId: bad(
        "datasetId",
        "",
        "a-b",
        "a b",
        "p.sales",
        "projects/p/datasets/sales",
        "a".repeat(1025),
        "é",
      ),
      project: bad("project", ""),
    },
    define: (shop, props) => {
      const { datasetId, principal, ...options } = parts(props, shop);
      const dataset = BigQueryDataset.fromDatasetId(shop.stack, "dataset", datasetId as string, options);
      dataset.grantRead(principal as never);
      dataset.grantWrite(principal as never);
    },
  },
  {
    name: "CloudRunJob",
    valid: fc.record(
      {
        jobName: fc.oneof(name(2, 63), stringToken),
        location: fc.oneof(common.locations, stringToken),
        project: fc.oneof(projects, stringToken),
        principal: principals,
      },
      { requiredKeys: ["jobName", "principal"] },
    ),
    wild: { jobName: wildName, location: wildName, project: wildName },
    faults: {
      jobName: bad("jobName", "", "1a", "a-", "A", "a_b", "a".repeat(64), "projects/a/locations/b/jobs/c"),
      location: bad("location", "", "a b"),
      project: bad("project", ""),
    },
    define: (shop, props) => {
      const { jobName, principal, ...options } = parts(props, shop);
      const run = CloudRunJob.fromJobName(shop.stack, "run", jobName as string, options);
      run.grantRun(principal as never);
      new SchedulerJob(shop.stack, "nightly", { schedule: "0 9 * * *", timeZone: "Etc/UTC", run });
    },
  },
  {
    name: "CryptoKey",
    valid: fc.record({
      fullName: fc.oneof(
        chars(`${LETTERS}${DIGITS}_-`, 1, 63).map((key) => keyName(key)),
        stringToken,
      ),
      principal: principals,
    }),
    wild: {
      fullName: fc.oneof(
        wildName,
        wildName.map((part) => (typeof part === "string" ? keyName(part) : part)),
      ),
    },
    faults: {
      fullName: bad(
        "fullName",
        "",
        "images",
        keyName(""),
        keyName("a b"),
        `${keyName("a")}/cryptoKeyVersions/1`,
      ),
    },
    define: (shop, props) => {
      const { fullName, principal } = parts(props, shop);
      const key = CryptoKey.fromKeyFullName(shop.stack, "key", fullName as string);
      key.grantEncrypt(principal as never);
      key.grantDecrypt(principal as never);
      key.grantEncryptDecrypt(principal as never);
    },
  },
  {
    name: "SpannerDatabase",
    valid: fc.record(
      {
        instance: fc.oneof(name(2, 64), stringToken),
        database: fc.oneof(name(2, 30), fc.constant("a_b"), stringToken),
        project: fc.oneof(projects, stringToken),
        principal: principals,
      },
      { requiredKeys: ["instance", "database", "principal"] },
    ),
    wild: wildDatabase,
    faults: {
      instance: bad(
        "instance",
        "",
        "a",
        "Main",
        "main-",
        "1main",
        "a".repeat(65),
        "projects/p/instances/main",
      ),
      database: bad("database", "", "a", "Orders", "orders-", "1orders", "a".repeat(31), "main/orders"),
      project: bad("project", ""),
    },
    define: (shop, props) => {
      const { principal, ...attributes } = parts(props, shop);
      const database = SpannerDatabase.fromDatabaseAttributes(shop.stack, "database", attributes as never);
      database.grantRead(principal as never);
      database.grantWrite(principal as never);
    },
  },
  {
    name: "TaskQueue.fromQueueName",
    valid: fc.record(
      {
        queueName: fc.oneof(chars(`${LETTERS}${DIGITS}-`, 1, 40), stringToken),
        location: fc.oneof(common.locations, stringToken),
        project: fc.oneof(projects, stringToken),
        serviceAccount: common.serviceAccounts,
        principal: principals,
      },
      { requiredKeys: ["queueName", "principal"] },
    ),
    wild: { queueName: wildName, ...wildQueue },
    faults: {
      queueName: bad("queueName", "", "a_b", "a b", "a".repeat(101), "projects/p/locations/l/queues/q"),
      location: bad("location", "", "global", "us-central1-a"),
      project: bad("project", ""),
    },
    define: (shop, props) => {
      const { queueName, principal, ...options } = parts(props, shop);
      const queue = TaskQueue.fromQueueName(shop.stack, "queue", queueName as string, {
        ...options,
        serviceAccount: options.serviceAccount as IServiceAccount | undefined,
      });
      queue.grantEnqueue(principal as never);
    },
  },
];
