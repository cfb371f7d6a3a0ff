import { Fn, Token } from "cdktf";
import { checkJson } from "../../lib/api-gateway/json-check";

const cycle: { [key: string]: unknown } = {};
cycle.a = [cycle];

test.each([
  [{ a: [1, "x", true, null, { b: {} }], c: undefined }],
  [{ a: Fn.lower("X"), b: Token.asAny({ resolve: () => 1 }) }],
])("JSON and tokens are taken: %#", (document) => {
  expect(() => {
    checkJson(document);
  }).not.toThrow();
});

test.each([
  [{ a: NaN }, "'a' must be JSON, got NaN"],
  [{ a: [0, Infinity] }, "'a.1' must be JSON, got Infinity"],
  [{ a: [undefined] }, "'a.0' must be JSON, got undefined"],
  [{ a: 1n }, "'a' must be JSON, got 1n"],
  [{ a: new Date(0) }, "'a' must be JSON, got a Date"],
  [{ "it's": new Map() }, "'it\\u0027s' must be JSON, got a Map"],
  [{ a: () => 1 }, "'a' must be JSON, got a function"],
  [cycle, "'a.0' must not hold itself, got a cycle"],
  [
    JSON.parse('{"a": {"__proto__": 1}}'),
    "'a' must have no field '__proto__', which JavaScript takes for another thing, got one",
  ],
])("everything else is refused: %#", (document, message) => {
  expect(() => {
    checkJson(document);
  }).toThrow(new Error(message));
});
