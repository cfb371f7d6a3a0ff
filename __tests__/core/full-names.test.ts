import { TerraformVariable } from "cdktf";
import { checkFullName } from "../../lib/core/full-names";
import { newStack } from "../support/stack";

const stack = newStack();
const check = (value?: string) => () => {
  checkFullName("key", value, /^projects\/[^/]+\/keys\/[^/]+$/, "projects/P/keys/K", stack);
};

test.each([
  ["a full name", "projects/example-project/keys/main"],
  ["nothing", undefined],
  ["a token", new TerraformVariable(stack, "key", {}).stringValue],
  ["text with an interpolation", "${var.key}"],
])("accepts %s", (_, value) => {
  expect(check(value)).not.toThrow();
});

test.each(["main", "", "/projects/example-project/keys/main"])("refuses the short name '%s'", (value) => {
  expect(check(value)).toThrow(
    new Error(`'key' must be a full name, like 'projects/P/keys/K', got '${value}' [at shop]`),
  );
});
