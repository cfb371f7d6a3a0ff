import { skip } from "../../scripts/skip";

const { exitCode } = process;

afterEach(() => {
  process.exitCode = exitCode;
  jest.restoreAllMocks();
});

test.each([
  ["is no failure by itself", undefined, exitCode],
  ["is no failure where another value is set", "allow", exitCode],
  ["is a failure where it must not be skipped", "fail", 1],
])("a part that is left out is told, and %s", (_what, setting, expected) => {
  if (setting !== undefined) process.env.SKIPPED_CHECKS = setting;
  const said = jest.spyOn(console, "error").mockImplementation(() => undefined);
  skip("check:shop", "Java", "there is no javac");
  expect(said.mock.calls).toEqual([["check:shop: SKIPPED: Java, because there is no javac"]]);
  expect(process.exitCode).toBe(expected);
});
