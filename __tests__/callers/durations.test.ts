import { TerraformVariable } from "cdktf";
import { checkBackoff, seconds } from "../../lib/callers/durations";
import { newStack } from "../support/stack";

const stack = newStack();
const TOKEN = new TerraformVariable(stack, "seconds", {}).numberValue;
const checking = (min?: number, max?: number) => () => {
  checkBackoff("", min, max, stack);
};

test.each([
  [0, "0s"],
  [30, "30s"],
  [0.1, "0.1s"],
  [undefined, undefined],
])("writes %p as %p", (value, text) => {
  expect(seconds(value)).toBe(text);
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
