import { TerraformVariable } from "cdktf";
import { targetPath } from "../../lib/callers/target-path";
import { got } from "../../lib/core/errors";
import { newStack } from "../support/stack";

const stack = newStack();
const TOKEN = new TerraformVariable(stack, "path", {}).stringValue;

test.each([
  [undefined, ""],
  ["/", "/"],
  ["/reports/daily", "/reports/daily"],
  ["/reports?day=1&full=%20", "/reports?day=1&full=%20"],
  ["/${x}", "/$${x}"],
  [TOKEN, TOKEN],
])("the path %p is written as %p", (path, text) => {
  expect(targetPath(path, stack)).toBe(text);
});

test.each(["", "reports", "https://example.com/", "/a b", "/a\n", " /a", "${x}"])(
  "refuses the path %j",
  (path) => {
    expect(() => targetPath(path, stack)).toThrow(
      new Error(`'path' must begin with '/' and hold no spaces, got ${got(path)} [at shop]`),
    );
  },
);

test("refuses control characters", () => {
  expect(() => targetPath("/a\u0007", newStack())).toThrow(
    new Error("'path' must hold no control characters, got '/a\\u0007' [at shop]"),
  );
});
