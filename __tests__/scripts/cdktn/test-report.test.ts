import { existsSync } from "node:fs";
import { join } from "node:path";
import { OTHER_RESULTS, refusesOlder } from "../../../scripts/cdktn/other-results";
import { type OtherResults, type Report, staleIn, surprisesIn } from "../../../scripts/cdktn/test-report";

const FOLDER = join(__dirname, "..", "..");

function reportOf(file: string, results: { [test: string]: "passed" | "failed" }): Report {
  const assertionResults = Object.entries(results).map(([fullName, status]) => ({
    ...{ fullName, status },
    failureMessages: status === "failed" ? [`${fullName} went wrong`] : [],
  }));
  return {
    ...{ numTotalTests: 0, numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 },
    testResults: [{ name: join(FOLDER, file), status: "failed", message: "no tests", assertionResults }],
  };
}

const EXPECTED: OtherResults = { "iam/shop.test.ts": [{ because: "It is of 6.50.", tests: /^old/ }] };

const surprises = (report: Report): string[] => surprisesIn(report, EXPECTED, refusesOlder, FOLDER);

test("nothing surprises where the tests of the list fail, and all others pass", () => {
  const report = reportOf("iam/shop.test.ts", { "old words": "failed", "new words": "passed" });
  expect(surprises(report)).toEqual([]);
});

test.each([
  [
    "a test that fails, and is not in the list",
    { "old words": "failed", "new words": "failed" },
    ["iam/shop.test.ts: new words: new words went wrong"],
  ],
  [
    "a test of the list that passes",
    { "old words": "failed", "old names": "passed" },
    ["iam/shop.test.ts: old names: must fail with cdktn, and passes"],
  ],
  [
    "a row of the list without a test",
    { "new words": "passed" },
    ["iam/shop.test.ts: no test is called /^old/"],
  ],
  ["a file that cannot be loaded", {}, ["iam/shop.test.ts: no tests"]],
] as const)("%s is told", (_what, results, told) => {
  expect(surprises(reportOf("iam/shop.test.ts", results))).toEqual(told);
});

test("a file that is not in the list has no exception", () => {
  const report = reportOf("iam/other.test.ts", { "old words": "failed" });
  expect(surprises(report)).toEqual(["iam/other.test.ts: old words: old words went wrong"]);
});

test.each([
  [
    "as text",
    "Expected message: before google 7.21.0, got google 6.50.0\n\nReceived function did not throw",
    true,
  ],
  ["as a pattern", "Expected pattern: /before google 7\\.21\\.0/\n\nReceived function did not throw", true],
  ["of these bindings", "Expected message: before google 8.7.0\n\nReceived function did not throw", true],
  ["that is newer", "Expected message: before google 8.8.0\n\nReceived function did not throw", false],
  ["but got another error", "Expected message: before google 7.21.0\n\nReceived message: no", false],
  ["in no expectation", "Received function did not throw", false],
])("a test may expect that an older provider is refused: %s", (_what, failure, expected) => {
  expect(refusesOlder(failure)).toBe(expected);
});

test("what is allowed is no surprise", () => {
  const report = reportOf("iam/other.test.ts", {
    "before google 7.21.0, Received function did not throw": "failed",
  });
  expect(surprises(report)).toEqual([]);
});

test("a row whose file did not run is stale", () => {
  expect(staleIn(reportOf("iam/shop.test.ts", {}), EXPECTED, FOLDER)).toEqual([]);
  expect(staleIn(reportOf("iam/other.test.ts", {}), EXPECTED, FOLDER)).toEqual([
    "iam/shop.test.ts: no file is called so",
  ]);
});

test("the list has files that exist", () => {
  expect(Object.keys(OTHER_RESULTS).filter((file) => !existsSync(join(FOLDER, file)))).toEqual([]);
});
