import { Lazy } from "cdktf";
import { Construct, RootConstruct } from "constructs";
import { got, invalid } from "../../lib/core/errors";

test("an error ends with the path of the construct", () => {
  const orders = new Construct(new RootConstruct("shop"), "orders");
  expect(invalid("'name' must be short, got 'x'", orders).message).toBe(
    "'name' must be short, got 'x' [at shop/orders]",
  );
});

test("an error has no path without a construct, and for the app", () => {
  const message = "'name' must be short, got 'x'";
  expect(invalid(message).message).toBe(message);
  expect(invalid(message, new RootConstruct()).message).toBe(message);
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
])("only text is quoted: %j is shown as %s", (value, quoted) => {
  expect(got(value)).toBe(quoted);
});

test("an error has one line, whatever its values and its path are", () => {
  const scope = new Construct(new RootConstruct("shop"), "a\rb");
  expect(invalid(`'name' must be short, got ${got("a\n\r\t\u0000\u2028b")}`, scope).message).toBe(
    "'name' must be short, got 'a\\n\\r\\t\\u0000\\u2028b' [at shop/a\\rb]",
  );
});

test.each([
  ["a token", Lazy.stringValue({ produce: () => "x" })],
  ["an object", { name: "x" }],
  ["an object", Object.create(null)],
  ["a list", ["x"]],
  ["a function", () => "x"],
])("a value that cannot be quoted is shown as %s", (what, value) => {
  expect(got(value)).toBe(what);
});

test.each([
  ["x".repeat(512), `'${"x".repeat(512)}'`],
  ["x".repeat(513), `'${"x".repeat(512)}…' of 513 characters`],
  ["x".repeat(511) + "\u{1F600}y", `'${"x".repeat(511)}…' of 514 characters`],
])("a long text is cut, and its length is added", (text, quoted) => {
  expect(got(text)).toBe(quoted);
});
