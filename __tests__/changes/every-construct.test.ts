import { publicConstructs, WITHOUT_RESOURCES } from "../support/public-constructs";
import type { Table } from "./every-prop";
import { gatewayTables } from "./tables/api-gateway";
import { appEngineTables } from "./tables/app-engine";
import { callerTables } from "./tables/callers";
import { functionTable } from "./tables/cloud-run-function";
import { jobTable } from "./tables/cloud-run-job";
import { serviceTable } from "./tables/cloud-run-service";
import { policyTables } from "./tables/policies";
import { pushTable } from "./tables/push-subscription";
import { resourceTables } from "./tables/resources";

const tables: readonly Table[] = [
  functionTable,
  serviceTable,
  jobTable,
  pushTable,
  ...callerTables,
  ...gatewayTables,
  ...appEngineTables,
  ...policyTables,
  ...resourceTables,
];

test("every construct that makes resources of props has a table", () => {
  const inTables = tables.map(({ construct }) => construct.name);
  expect([...inTables, ...WITHOUT_RESOURCES].sort()).toEqual(publicConstructs());
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
