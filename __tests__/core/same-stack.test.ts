import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { checkSameStack } from "../../lib/core/same-stack";
import { newApp, newStack } from "../support/stack";

const app = newApp();
const [shop, vault] = [newStack(app, "shop"), newStack(app, "vault")];
const orders = new Construct(new Construct(shop, "backend"), "orders");
const check = (construct: Construct) => () => {
  checkSameStack("secret", construct, orders);
};

test("accepts a construct anywhere in the stack", () => {
  expect(check(new Construct(shop, "db"))).not.toThrow();
  expect(check(orders)).not.toThrow();
  expect(check(shop)).not.toThrow();
});

test.each<[string, Construct]>([
  ["another stack", vault],
  ["a stack inside", new TerraformStack(shop, "inner")],
])("refuses a construct in %s", (_, stack) => {
  const { path } = stack.node;
  expect(check(new Construct(stack, "db"))).toThrow(
    new Error(
      `'secret' must be of the stack shop, got ${path}/db of ${path}; import it in shop as well [at shop/backend/orders]`,
    ),
  );
});
