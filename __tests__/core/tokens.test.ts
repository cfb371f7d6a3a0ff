import { Lazy, TerraformVariable, Token } from "cdktf";
import { isKnown, isToken } from "../../lib/core/tokens";
import { newStack } from "../support/stack";

const variable = new TerraformVariable(newStack(), "value", {});

test.each<[string, unknown]>([
  ["a string token", variable.stringValue],
  ["a string token within text", `a-${variable.stringValue}-b`],
  ["a number token", variable.numberValue],
  ["a list token", variable.listValue],
  ["a map token", Token.asStringMap(variable.value)],
  ["a map of numbers that is a token", Token.asNumberMap(variable.value)],
  ["a map of anything that is a token", Token.asAnyMap(variable.value)],
  ["a map with a token among its keys", { ...Token.asStringMap(variable.value), A: "a" }],
  ["a reference", variable.value],
  ["a value that is produced later", Lazy.stringValue({ produce: () => "later" })],
  ["an interpolation", "${var.value}"],
  ["an interpolation within text", "a-${var.value}-b"],
])("%s is a token, and not known", (_, value) => {
  expect(isToken(value)).toBe(true);
  expect(isKnown(value)).toBe(false);
});

test.each([
  ["text"],
  [""],
  ["$VALUE {}"],
  [0],
  [-1],
  [1e308],
  [true],
  [null],
  [["a", "b"]],
  [{ a: 1 }],
  [{}],
])("%j is no token, and known", (value: unknown) => {
  expect(isToken(value)).toBe(false);
  expect(isKnown(value)).toBe(true);
});

test("nothing is neither a token nor known", () => {
  expect(isToken(undefined)).toBe(false);
  expect(isKnown(undefined)).toBe(false);
});
