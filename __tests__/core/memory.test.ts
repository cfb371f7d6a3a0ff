import { Construct } from "constructs";
import { Memory } from "../../lib/core/memory";
import { newStack } from "../support/stack";

type Copy = typeof import("../../lib/core/memory");

/** The module, loaded again like that of a second copy of the package. */
function secondCopy(): Copy {
  let copy: Copy | undefined;
  jest.isolateModules(() => {
    copy = jest.requireActual<Copy>("../../lib/core/memory");
  });
  return copy as unknown as Copy;
}

test("stores one value for each construct", () => {
  const stack = newStack();
  const [one, other] = ["one", "other"].map((id) => new Construct(stack, id));
  const colour = new Memory<string>("colour");
  expect(colour.find(one)).toBeUndefined();
  expect(colour.of(one, () => "red")).toBe("red");
  expect(colour.of(one, () => "blue")).toBe("red");
  expect(colour.set(one, "green")).toBe("green");
  expect(colour.find(one)).toBe("green");
  expect(colour.find(other)).toBeUndefined();
  expect(new Memory<string>("shape").find(one)).toBeUndefined();
});

test("two copies of the package share their values", () => {
  const construct = new Construct(newStack(), "one");
  const Other = secondCopy().Memory;
  expect(Other).not.toBe(Memory);
  new Memory<string>("colour").set(construct, "red");
  expect(new Other<string>("colour").find(construct)).toBe("red");
});

test("a copy with another format of values is refused", () => {
  const construct = new Construct(newStack(), "one");
  const symbol = Symbol.for("cdktf-cloud-run-functions.memory");
  Object.assign(construct, { [symbol]: { format: 0, values: new Map() } });
  expect(() => new Memory<string>("colour").set(construct, "red")).toThrow(
    new Error(
      "'cdktf-cloud-run-functions' must be of one version in an app, got two that cannot share what they know; see npm ls cdktf-cloud-run-functions [at shop/one]",
    ),
  );
});
