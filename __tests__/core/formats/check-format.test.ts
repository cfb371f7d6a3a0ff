import { TerraformVariable } from "cdktf";
import { checkFormat, type FormatDemand } from "../../../lib/core/formats/check-format";
import { InvalidPropError } from "../../../lib/core/invalid-prop-error";
import { newStack } from "../../support/stack";

const stack = newStack();
const token = new TerraformVariable(stack, "name", {}).stringValue;
const DIGITS = { pattern: /^\d+$/, what: "digits", source: "https://example.com" };
const check =
  (value: string | undefined, format = DIGITS, demand?: FormatDemand) =>
  () => {
    checkFormat("name", value, format, stack, demand);
  };

test.each([
  ["what has the format", "12"],
  ["nothing", undefined],
  ["a token", token],
  ["text with a token", `a-${token}`],
  ["an interpolation", "a-${var.x}"],
])("accepts %s", (_, value) => {
  expect(check(value)).not.toThrow();
});

test.each([
  ["what does not have the format", "a", "'a'"],
  ["the empty text", "", "''"],
  ["an interpolation without an end", "${var.x", "'${var.x'"],
  ["an escaped interpolation", "$${var.x}", "'$${var.x}'"],
])("refuses %s", (_, value, got) => {
  expect(check(value)).toThrow(new Error(`'name' must be digits, got ${got} [at shop]`));
});

test("the error has the given example, remedy and verb", () => {
  const format = { ...DIGITS, what: "numbers", like: "12" };
  const remedy = (value: string) => (value === "a" ? "use b" : undefined);
  expect(check("a", format, { must: "have", remedy })).toThrow(
    new Error("'name' must have numbers, like '12', got 'a'; use b [at shop]"),
  );
  expect(check("b", format, { remedy })).toThrow(
    new Error("'name' must be numbers, like '12', got 'b' [at shop]"),
  );
});

test("the error has no path without a construct", () => {
  expect(() => {
    checkFormat("name", "a", DIGITS);
  }).toThrow(new Error("'name' must be digits, got 'a'"));
});

test.each([token, "${var.x}"])("refuses '%s' as a name", (value) => {
  expect(check(value, DIGITS, { isName: true })).toThrow(InvalidPropError);
  expect(check("12", DIGITS, { isName: true })).not.toThrow();
});

test("refuses an interpolation that is data, and accepts a token", () => {
  expect(check("${var.x}", DIGITS, { isData: true })).toThrow(
    new Error("'name' must be digits, got '${var.x}' [at shop]"),
  );
  expect(check(`a-${token}`, DIGITS, { isData: true })).not.toThrow();
});
