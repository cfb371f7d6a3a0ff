import { TerraformVariable } from "cdktf";
import { checkWholeNumber } from "../../lib/core/ranges";
import { newStack } from "../support/stack";

const stack = newStack();
const SECONDS = { min: 1, max: 540, when: " for an event-driven function" };
const check = (value: number | undefined, bounds: Parameters<typeof checkWholeNumber>[2]) => () => {
  checkWholeNumber("size", value, bounds, stack);
};

test.each([
  ["the lower bound", 1],
  ["the upper bound", 540],
  ["nothing", undefined],
  ["a number token", new TerraformVariable(stack, "size", {}).numberValue],
])("accepts %s", (_, value) => {
  expect(check(value, SECONDS)).not.toThrow();
});

test.each([0, 541, -1])("refuses %d, which is out of bounds", (value) => {
  expect(check(value, SECONDS)).toThrow(
    new Error(`'size' must be between 1 and 540 for an event-driven function, got ${value} [at shop]`),
  );
});

test.each([1.5, 540.5, NaN, Infinity, -Infinity])("refuses %d, which is not whole", (value) => {
  expect(check(value, SECONDS)).toThrow(new Error(`'size' must be a whole number, got ${value} [at shop]`));
});

test.each([
  ["'60'", "60"],
  ["null", null],
])("refuses %s, which JavaScript callers can pass", (quoted, value) => {
  expect(check(value as unknown as number, SECONDS)).toThrow(
    new Error(`'size' must be a whole number, got ${quoted} [at shop]`),
  );
});

test("without an upper bound, the limit is that of a 32-bit integer", () => {
  expect(check(2147483647, { min: 0 })).not.toThrow();
  expect(check(2147483648, { min: 0 })).toThrow(
    new Error("'size' must be between 0 and 2147483647, got 2147483648 [at shop]"),
  );
  expect(check(-1, { min: 0 })).toThrow(new Error("'size' must be at least 0, got -1 [at shop]"));
});
