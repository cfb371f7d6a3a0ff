import { Secret } from "../../lib/resources/secret";
import { newStack } from "../support/stack";
import { container, newService, ordersOf, service } from "./new-service";

test("variables are added to the container that takes requests", () => {
  const stack = newStack();
  const orders = newService(stack, "orders", { environment: { CURRENCY: "JPY" } });
  orders.addEnvironment("BILLING_URL", "https://billing.example.com");
  orders.addEnvironment("PRICE", "${5}");
  const env = [
    { name: "CURRENCY", value: "JPY" },
    { name: "BILLING_URL", value: "https://billing.example.com" },
    { name: "PRICE", value: "$${5}" },
  ];
  expect(ordersOf(stack)).toEqual(service({}, { containers: [container({ env })] }));
});

test("what was changed on the resource before stays changed", () => {
  const stack = newStack();
  const orders = newService(stack, "orders");
  const resource = orders.node.defaultChild as unknown as { template: { timeout: string } };
  resource.template.timeout = "17s";
  orders.addEnvironment("CURRENCY", "JPY");
  const containers = [container({ env: [{ name: "CURRENCY", value: "JPY" }] })];
  expect(ordersOf(stack)).toEqual(service({}, { timeout: "17s", containers }));
});

test("a variable that is set, or that Google sets, is refused", () => {
  const stack = newStack();
  const secret = Secret.fromSecretId(stack, "key", "api-key");
  const orders = newService(stack, "orders", {
    environment: { CURRENCY: "JPY" },
    secretEnvironment: { API_KEY: secret.version("1") },
  });
  orders.addEnvironment("TWICE", "1");
  for (const name of ["CURRENCY", "API_KEY", "TWICE"]) {
    expect(() => {
      orders.addEnvironment(name, "x");
    }).toThrow(new Error(`'name' must be a variable that is not set yet, got '${name}' [at shop/orders]`));
  }
  expect(() => {
    orders.addEnvironment("PORT", "80");
  }).toThrow(
    new Error("'environment' must not set a variable that Google sets itself, got 'PORT' [at shop/orders]"),
  );
});
