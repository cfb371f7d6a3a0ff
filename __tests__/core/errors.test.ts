import { Lazy, TerraformOutput, Testing } from "cdktf";
import { Construct, RootConstruct } from "constructs";
import { got, invalid, lasting } from "../../lib/core/errors";
import { newStack } from "../support/stack";

test("an error ends with the path of the construct it is about", () => {
  const orders = new Construct(new RootConstruct("shop"), "orders");
  expect(invalid("'name' must be short, got 'x'", orders)).toEqual(
    new Error("'name' must be short, got 'x' [at shop/orders]"),
  );
});

test("an error names no path where there is no construct, or only the app", () => {
  const expected = new Error("'name' must be short, got 'x'");
  expect(invalid("'name' must be short, got 'x'")).toEqual(expected);
  expect(invalid("'name' must be short, got 'x'", new RootConstruct())).toEqual(expected);
});

test.each([
  ["text", "'text'"],
  ["", "''"],
  [0, "0"],
  [NaN, "NaN"],
  [true, "true"],
  [null, "null"],
  [undefined, "undefined"],
  [{ toString: () => "Runtime.NODEJS_22" }, "Runtime.NODEJS_22"],
])("quotes only text: %j reads %s", (value, quoted) => {
  expect(got(value)).toBe(quoted);
});

test("a lasting error keeps its message where cdktf writes its own into it", () => {
  const error = lasting(invalid("'name' must be short, got 'x'"));
  error.message = `Resolution error: ${error.message}`;
  expect(error).toEqual(new Error("'name' must be short, got 'x'"));
});

test("a lasting error is still what a token's resolution throws", () => {
  const token = Lazy.stringValue({
    produce: () => {
      throw lasting(invalid("'name' must be short, got 'x'"));
    },
  });
  const stack = newStack();
  new TerraformOutput(stack, "name", { value: token });
  expect(() => Testing.synth(stack)).toThrow(new Error("'name' must be short, got 'x'"));
});

test("an error stands on one line, whatever it quotes and wherever it is", () => {
  const scope = new Construct(new RootConstruct("shop"), "a\nb");
  expect(invalid(`'name' must be short, got ${got("a\n\r\t\u0000\u2028b")}`, scope)).toEqual(
    new Error("'name' must be short, got 'a\\n\\r\\t\\u0000\\u2028b' [at shop/a\\nb]"),
  );
});

test.each([
  ["a token", Lazy.stringValue({ produce: () => "x" })],
  ["an object", { name: "x" }],
  ["an object", Object.create(null)],
  ["a list", ["x"]],
  ["a function", () => "x"],
])("says %s where quoting it would say nothing", (what, value) => {
  expect(got(value)).toBe(what);
});
