import { inspect } from "node:util";
import { Lazy, TerraformOutput, Testing } from "cdktf";
import { Construct, RootConstruct } from "constructs";
import { invalid } from "../../lib/core/errors";
import { InvalidPropCode, InvalidPropError } from "../../lib/core/invalid-prop-error";
import { ServiceAccount } from "../../lib/iam/service-account";
import { newStack } from "../support/stack";

const MESSAGE = "'name' must be short, got 'x'";

/** The value that a function throws. */
function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

test("has the prop, the path of the construct and a code", () => {
  const orders = new Construct(new RootConstruct("shop"), "orders");
  const error = invalid(MESSAGE, orders);
  const { name, code, prop, constructPath, message } = error;
  expect({ name, code, prop, constructPath, message }).toEqual({
    name: "InvalidPropError",
    code: "ERR_INVALID_PROP",
    prop: "name",
    constructPath: "shop/orders",
    message: "'name' must be short, got 'x' [at shop/orders]",
  });
});

test("has the given code, and no path without a construct", () => {
  const { code, constructPath } = invalid(MESSAGE, undefined, InvalidPropCode.NAME_TAKEN);
  expect({ code, constructPath }).toEqual({ code: "ERR_NAME_TAKEN", constructPath: undefined });
});

test.each([
  ["'retry.maxDoublings' must be at least 0, got -1", "retry.maxDoublings"],
  ["context 'cdktf-cloud-run-functions:today' must be a date, got 'x'", "cdktf-cloud-run-functions:today"],
  ["a construct must share one bucket, got two", undefined],
])("reads the prop from the beginning of the message: %s", (message, prop) => {
  expect(invalid(message).prop).toBe(prop);
});

test("is recognized by another copy of the package", () => {
  jest.isolateModules(() => {
    const copy = jest.requireActual<typeof import("../../lib/core/errors")>("../../lib/core/errors");
    const error = copy.invalid(MESSAGE);
    expect(error).not.toBeInstanceOf(InvalidPropError);
    expect(InvalidPropError.isInvalidPropError(error)).toBe(true);
  });
});

test.each([new Error(MESSAGE), undefined, null, MESSAGE, { name: "InvalidPropError" }])(
  "%p is not an InvalidPropError",
  (value) => {
    expect(InvalidPropError.isInvalidPropError(value)).toBe(false);
  },
);

test("keeps its message while cdktf resolves a token", () => {
  const token = Lazy.stringValue({
    produce: () => {
      throw invalid(MESSAGE);
    },
  });
  const stack = newStack();
  new TerraformOutput(stack, "name", { value: token });
  const error = thrownBy(() => Testing.synth(stack));
  expect(error).toEqual(expect.objectContaining({ message: MESSAGE, prop: "name" }));
  expect((error as Error).stack).toContain(`InvalidPropError: ${MESSAGE}\n`);
});

test("begins its stack trace with the caller's frame", () => {
  const error = thrownBy(() => new ServiceAccount(newStack(), "a")) as InvalidPropError;
  const [head, first] = error.stack?.split("\n") ?? [];
  expect(head).toBe(`InvalidPropError: ${error.message}`);
  expect(first).toContain(__filename);
});

test("does not change the limit of stack traces", () => {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 3;
  try {
    expect(invalid(MESSAGE).stack?.split("\n")).toHaveLength(1 + 3);
    expect(Error.stackTraceLimit).toBe(3);
  } finally {
    Error.stackTraceLimit = before;
  }
});

test("prints nothing after its stack trace", () => {
  const error = invalid(MESSAGE);
  expect(inspect(error)).toBe(error.stack);
});
