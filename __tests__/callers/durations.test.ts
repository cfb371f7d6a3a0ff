import { TerraformVariable } from "cdktf";
import { backoffOf, checkBackoff, seconds } from "../../lib/callers/durations";
import { newStack } from "../support/stack";

const stack = newStack();
const TOKEN = new TerraformVariable(stack, "seconds", {}).numberValue;
const checking = (min?: number, max?: number) => () => {
  checkBackoff("", min, max, stack);
};

test.each([
  [0, "0s"],
  [30, "30s"],
  [0.1, "0.100s"],
  [0.25, "0.250s"],
  [0.0005, "0.000500s"],
  [1.0000001, "1.000000100s"],
  [undefined, undefined],
])("writes %p as %p", (value, text) => {
  expect(seconds(value)).toBe(text);
});

test.each([
  [{}, "5s", "3600s"],
  [{ min: 10 }, "10s", "3600s"],
  [{ min: 4000 }, "4000s", "4000s"],
  [{ max: 60 }, "5s", "60s"],
  [{ max: 1 }, "1s", "1s"],
  [{ min: 1, max: 2 }, "1s", "2s"],
])("writes the pauses %j with those that are usual", (given, min, max) => {
  expect(backoffOf(given, { min: 5, max: 3600 })).toEqual({ min, max });
});

test.each([
  [undefined, undefined],
  [0, 0],
  [0.1, 3600],
  [5, undefined],
  [undefined, 5],
  [TOKEN, 1],
  [1, TOKEN],
])("accepts a pause from %p to %p", (min, max) => {
  expect(checking(min, max)).not.toThrow();
});

test.each([
  ["minBackoffSeconds", -1, undefined, "-1"],
  ["minBackoffSeconds", NaN, 10, "NaN"],
  ["maxBackoffSeconds", undefined, -0.5, "-0.5"],
])("refuses a '%s' that is not a number of seconds", (prop, min, max, got) => {
  expect(checking(min, max)).toThrow(
    new Error(
      `'${prop}' must be a number of seconds from 0 to 315576000000, with at most 9 decimal places, got ${got} [at shop]`,
    ),
  );
});

test("refuses a shortest pause that is longer than the longest", () => {
  expect(checking(10, 5)).toThrow(
    new Error("'minBackoffSeconds' must not exceed 'maxBackoffSeconds', got 10 and 5 [at shop]"),
  );
});
