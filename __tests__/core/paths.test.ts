import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { pathInStack } from "../../lib/core/paths";
import { newApp, newStack } from "../support/stack";

test.each(["shop", "store", "a/b"])("the stack's name, '%s', is no part of the path below it", (id) => {
  const orders = new Construct(new Construct(newStack(newApp(), id), "backend"), "orders");
  expect(pathInStack(orders)).toBe("backend/orders");
});

test("the path of a stack below itself is empty", () => {
  expect(pathInStack(newStack())).toBe("");
});

test("the path begins at the innermost stack", () => {
  const inner = new TerraformStack(newStack(), "inner");
  expect(pathInStack(new Construct(inner, "orders"))).toBe("orders");
});
