import { Construct } from "constructs";
import * as library from "../../lib";
import * as gateways from "../../lib/api-gateway";
import type { Table } from "./every-prop";
import { gatewayTables } from "./tables/api-gateway";
import { appEngineTables } from "./tables/app-engine";
import { callerTables } from "./tables/callers";
import { functionTable } from "./tables/cloud-run-function";
import { serviceTable } from "./tables/cloud-run-service";
import { policyTables } from "./tables/policies";
import { pushTable } from "./tables/push-subscription";
import { resourceTables } from "./tables/resources";

const tables: readonly Table[] = [
  functionTable,
  serviceTable,
  pushTable,
  ...callerTables,
  ...gatewayTables,
  ...appEngineTables,
  ...policyTables,
  ...resourceTables,
];

// These have no props of which a resource of Terraform is made.
const WITHOUT_ARGUMENTS = [
  "AppEngineBackend",
  "BigQueryDataset",
  "Bucket",
  "BucketBase",
  "BuildServiceAccount",
  "Caller",
  "CloudRunInvocable",
  "CloudRunJob",
  "CloudRunWorkload",
  "CryptoKey",
  "FirstGenFunction",
  "GoogleBeta",
  "GoogleProject",
  "Grant",
  "ResourceWithAllowPolicy",
  "Secret",
  "SpannerDatabase",
];

test("every construct that makes resources of props has a table", () => {
  const exported = Object.values<unknown>({ ...library, ...gateways });
  const classes = exported.filter((one) => typeof one === "function" && one.prototype instanceof Construct);
  const names = classes.map((one) => (one as typeof Construct).name).sort();
  const inTables = tables.map(({ construct }) => construct.name);
  expect([...inTables, ...WITHOUT_ARGUMENTS].sort()).toEqual(names);
});

test.each(tables.map((table) => [table.construct.name, table] as const))(
  "%s with any prop set, changed or taken away equals a new one",
  (_name, { leftBehind, stays }) => {
    const left = leftBehind();
    expect(left.filter((line) => !stays.some((pattern) => pattern.test(line)))).toEqual([]);
    // What stays is an exception only as long as it does.
    expect(stays.filter((pattern) => !left.some((line) => pattern.test(line)))).toEqual([]);
  },
);
