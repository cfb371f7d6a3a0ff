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
 * The results that nobody expects: tests that fail and are not in the list, and tests in the list that do not fail. A failure whose text is
 * `allowed` is expected, too.
 */
export function surprisesIn(
  report: Report,
  expected: OtherResults,
  allowed: (failure: string) => boolean,
  folder: string,
): string[] {
  return report.testResults.flatMap((file) => {
    const name = nameOf(file, folder);
    return surprisesInFile(name, withoutAllowed(file, allowed), expected[name] ?? []);
  });
}

/** The rows of the list whose file is not among those of a run of all tests. */
export function staleIn(report: Report, expected: OtherResults, folder: string): string[] {
  const ran = new Set(report.testResults.map((file) => nameOf(file, folder)));
  return Object.keys(expected)
    .filter((name) => !ran.has(name))
    .map((name) => `${name}: no file is called so`);
}

function nameOf({ name }: TestFile, folder: string): string {
  return relative(folder, name).replaceAll(sep, "/");
}

function withoutAllowed(file: TestFile, allowed: (failure: string) => boolean): TestFile {
  const assertionResults = file.assertionResults.map((test) =>
    test.failureMessages.some(allowed) ? { ...test, status: "allowed" } : test,
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
