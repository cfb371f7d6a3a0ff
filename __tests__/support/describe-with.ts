/** `describe` for tests that need a tool. Where it is missing, they are skipped, and a line on the terminal says so. */
export function describeWith(tool: string, isThere: boolean, name: string, tests: () => void): void {
  if (isThere) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`\nNOT RUN: ${name} (there is no ${tool})\n`);
  describe.skip(name, tests);
}
