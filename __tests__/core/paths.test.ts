import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { pathInStack } from "../../lib/core/paths";
import { newApp, newStack } from "../support/stack";

test.each(["shop", "store", "a/b"])("the path does not contain the name of the stack, '%s'", (id) => {
  const orders = new Construct(new Construct(newStack(newApp(), id), "backend"), "orders");
  expect(pathInStack(orders)).toBe("backend/orders");
});

test("the path of a stack is empty", () => {
  expect(pathInStack(newStack())).toBe("");
});

test("the path begins below the innermost stack", () => {
  const inner = new TerraformStack(newStack(), "inner");
  expect(pathInStack(new Construct(inner, "orders"))).toBe("orders");
});
