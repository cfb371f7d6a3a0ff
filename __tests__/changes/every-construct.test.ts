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

// The one that the bindings are made from, and one with all that the library can ask of newer ones.
const VERSIONS = [undefined, "8.6.0"];

test.each(
  VERSIONS.flatMap((version) => tables.map((table) => [table.construct.name, version, table] as const)),
)(
  "%s with any prop set, changed or taken away equals a new one (provider %s)",
  (_name, version, { leftBehind, stays }) => {
    const [left, expected] = [leftBehind(version), stays(version)];
    expect(left.filter((line) => !expected.some((pattern) => pattern.test(line)))).toEqual([]);
    // What stays is an exception only as long as it does.
    expect(expected.filter((pattern) => !left.some((line) => pattern.test(line)))).toEqual([]);
  },
);
