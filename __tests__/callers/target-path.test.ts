import { TerraformVariable } from "cdktf";
import { targetPath } from "../../lib/callers/target-path";
import { got } from "../../lib/core/errors";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { warnings } from "../support/annotations";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";

const stack = newStack();
const target = newFunction(newStack(), "target");
const TOKEN = new TerraformVariable(stack, "path", {}).stringValue;

test.each([
  [undefined, ""],
  ["/", "/"],
  ["/reports/daily", "/reports/daily"],
  ["/reports?day=1&full=%20", "/reports?day=1&full=%20"],
  ["/${x}", "/$${x}"],
  [TOKEN, TOKEN],
])("the path %p is written as %p", (path, text) => {
  expect(targetPath(path, target, stack)).toBe(text);
});

test.each(["", "reports", "https://example.com/", "/a b", "/a\n", " /a", "${x}"])(
  "refuses the path %j",
  (path) => {
    expect(() => targetPath(path, target, stack)).toThrow(
      new Error(`'path' must begin with '/' and hold no spaces, got ${got(path)} [at shop]`),
    );
  },
);

test("refuses control characters", () => {
  expect(() => targetPath("/a\u0007", target, newStack())).toThrow(
    new Error("'path' must hold no control characters, got '/a\\u0007' [at shop]"),
  );
});

test.each(["/healthz", "/healthz?deep=1", "/eventlog", "/_ah/warmup"])(
  "refuses the path %s, which Cloud Run reserves",
  (path) => {
    expect(() => targetPath(path, target, newStack())).toThrow(
      new Error(
        `'path' must not be one that Cloud Run reserves and answers with 404, got '${path}' [at shop]`,
      ),
    );
  },
);

test.each(["/healthz/live", "/health", "/eventlogs", "/a_ah/b"])(
  "accepts the path %s without a warning",
  (path) => {
    const at = newStack();
    expect(targetPath(path, target, at)).toBe(path);
    expect(warnings(at)).toEqual([]);
  },
);

test("warns of another path that ends with 'z'", () => {
  const at = newStack();
  targetPath("/quiz", target, at);
  expect(warnings(at)).toEqual([
    "[shop] 'path' must not end with 'z', because Cloud Run reserves some of these paths, got '/quiz'",
  ]);
});

test("accepts any path below a 1st gen function, which is not in Cloud Run", () => {
  const at = newStack();
  const legacy = FirstGenFunction.fromFunctionName(at, "legacy", "legacy");
  expect(targetPath("/healthz", legacy, at)).toBe("/healthz");
});
