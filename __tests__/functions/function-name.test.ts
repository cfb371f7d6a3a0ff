import { got } from "../../lib/core/errors";
import { checkFunctionName } from "../../lib/functions/function-name";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";

test.each(["a", "api", "a9", "abcd", "orders", "a-b1", "a".repeat(49), `a${"-".repeat(47)}9`])(
  "the name %s is taken without a warning",
  (name) => {
    const stack = newStack();
    checkFunctionName(name, stack);
    expect(warnings(stack)).toEqual([]);
  },
);

test.each(["", "a".repeat(50), "1abc", "-abc", "abc-", "abc_", "or ders", "örders", "a.bc", "orders\n"])(
  "the name %j is refused",
  (name) => {
    expect(() => {
      checkFunctionName(name, newStack());
    }).toThrow(
      new Error(
        `'name' must be 1 to 49 letters, digits, '-' and '_' that begin with a letter and do not end with '-' or '_', got ${got(name)} [at shop]`,
      ),
    );
  },
);

test.each([
  ["Orders", "orders"],
  ["my_orders", "my-orders"],
  ["My_Orders-V2", "my-orders-v2"],
])("the name %s gives a warning, because its service is %s", (name, service) => {
  const stack = newStack();
  checkFunctionName(name, stack);
  expect(warnings(stack)).toEqual([
    `[shop] 'name' must be lower case with hyphens to be the same in Cloud Run, got ${got(name)}, whose service is '${service}'`,
  ]);
});
