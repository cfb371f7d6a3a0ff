/**
 * `describe` for tests that need a tool. Where it is missing, they are skipped, and a line on the terminal says so. They fail in a release, as
 * checks do that must not be skipped.
 */
export function describeWith(tool: string, isThere: boolean, name: string, tests: () => void): void {
  if (isThere) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`\nNOT RUN: ${name} (there is no ${tool})\n`);
  describe.skip(name, tests);
  if (process.env.SKIPPED_CHECKS === "fail") {
    test(`${name} must not be skipped`, () => {
      throw new Error(`there is no ${tool}`);
    });
  }
}
