import { relative, sep } from "node:path";

/** What Jest writes with `--json`, as far as it is read here. */
export interface Report {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly TestFile[];
}

interface TestFile {
  /** The path of the file. */
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages: readonly string[];
  }[];
}

/** Tests of a file that must fail with cdktn, for a reason. */
interface OtherResult {
  readonly because: string;
  readonly tests: RegExp;
}

/** Results of tests that differ from those with cdktf, by the file of the tests. */
export interface OtherResults {
  readonly [file: string]: readonly OtherResult[];
}

/**
 * The results that nobody expects: tests that fail and are not in the list, and tests in the list that do not fail. A failure with a text that is
 * `allowed` is expected, too.
 */
export function surprisesIn(
  report: Report,
  expected: OtherResults,
  allowed: RegExp,
  folder: string,
): string[] {
  return report.testResults.flatMap((file) => {
    const name = relative(folder, file.name).replaceAll(sep, "/");
    return surprisesInFile(name, withoutAllowed(file, allowed), expected[name] ?? []);
  });
}

function withoutAllowed(file: TestFile, allowed: RegExp): TestFile {
  const assertionResults = file.assertionResults.map((test) =>
    test.failureMessages.some((message) => allowed.test(message)) ? { ...test, status: "allowed" } : test,
  );
  return { ...file, assertionResults };
}

function surprisesInFile(name: string, file: TestFile, others: readonly OtherResult[]): string[] {
  if (file.assertionResults.length === 0 && file.status === "failed") return [`${name}: ${file.message}`];
  const isOther = (test: string) => others.some(({ tests }) => tests.test(test));
  const unread = others.filter(
    ({ tests }) => !file.assertionResults.some(({ fullName }) => tests.test(fullName)),
  );
  return [
    ...file.assertionResults
      .filter(({ fullName, status }) => status === "failed" && !isOther(fullName))
      .map(({ fullName, failureMessages }) => `${name}: ${fullName}: ${failureMessages.join("\n")}`),
    ...file.assertionResults
      .filter(({ fullName, status }) => status === "passed" && isOther(fullName))
      .map(({ fullName }) => `${name}: ${fullName}: must fail with cdktn, and passes`),
    ...unread.map(({ tests }) => `${name}: no test is called ${String(tests)}`),
  ];
}
