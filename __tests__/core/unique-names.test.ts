import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { type Claim, claim } from "../../lib/core/unique-names";
import { newApp, newStack } from "../support/stack";

/** Claims a name for a new construct. */
function take(scope: Construct, id: string, wanted: Partial<Claim> = {}): void {
  claim(new Construct(scope, id), {
    kind: "service",
    prop: "name",
    value: "orders",
    name: "orders",
    ...wanted,
  });
}

const taking =
  (...args: Parameters<typeof take>) =>
  () => {
    take(...args);
  };

const OTHER_PROJECT = { project: "other-project", region: "asia-northeast1" };
const taken = (by: string, at: string) =>
  new Error(`'name' must differ from that of ${by}, got 'orders' [at ${at}]`);

function stackWith(
  config: { project?: string; region?: string },
  app = newApp(),
  id = "shop",
): TerraformStack {
  const stack = new TerraformStack(app, id);
  new GoogleProvider(stack, "google", config);
  return stack;
}

test("a name that is taken is an error with its own code", () => {
  const stack = newStack();
  take(stack, "a");
  expect(taking(stack, "b")).toThrow(
    expect.objectContaining({ code: "ERR_NAME_TAKEN", prop: "name" }) as Error,
  );
});

test("a name can have only one construct of a stack", () => {
  const stack = newStack();
  take(stack, "a");
  expect(taking(stack, "b")).toThrow(taken("shop/a", "shop/b"));
});

test("a name can have only one construct of all stacks of a project", () => {
  const app = newApp();
  take(newStack(app, "one"), "a");
  expect(taking(newStack(app, "two"), "b")).toThrow(taken("one/a", "two/b"));
});

test("the message shows both values if Google derives one name from two", () => {
  const stack = newStack();
  take(stack, "a", { value: "my_Orders", name: "my-orders" });
  expect(taking(stack, "b", { value: "my-orders", name: "my-orders" })).toThrow(
    new Error(
      "'name' must differ from that of shop/a, got 'my-orders', which becomes 'my-orders' like 'my_Orders' [at shop/b]",
    ),
  );
});

test.each<[string, Partial<Claim>]>([
  ["of another name", { name: "bills" }],
  ["of another kind", { kind: "account" }],
  ["in another project", { project: "other-project" }],
  ["in another location", { location: "us-west1" }],
])("a name is free for a resource %s", (_, other) => {
  const stack = newStack();
  take(stack, "a");
  take(stack, "b", other);
  expect(taking(stack, "c", other)).toThrow(taken("shop/b", "shop/c"));
});

test("a name is free in another app, and in a stack of another project", () => {
  const app = newApp();
  take(newStack(app, "one"), "a");
  take(stackWith(OTHER_PROJECT, app, "two"), "a");
  take(newStack(newApp(), "one"), "a");
});

test("a default project and location count like given ones", () => {
  const given = { project: "example-project", location: "asia-northeast1" };
  const [stack, reversed] = [newStack(), newStack()];
  take(stack, "a");
  expect(taking(stack, "b", given)).toThrow(taken("shop/a", "shop/b"));
  take(reversed, "a", given);
  expect(taking(reversed, "b")).toThrow(taken("shop/a", "shop/b"));
});

test("a name is taken if the provider is declared later, between the two constructs or not at all", () => {
  const stack = new TerraformStack(newApp(), "shop");
  take(stack, "a");
  expect(taking(stack, "b")).toThrow(taken("shop/a", "shop/b"));
  new GoogleProvider(stack, "google", OTHER_PROJECT);
  expect(taking(stack, "c")).toThrow(taken("shop/a", "shop/c"));
});

describe("if a project is a token", () => {
  const stack = newStack();
  const [mine, yours] = ["mine", "yours"].map((id) => new TerraformVariable(stack, id, {}).stringValue);

  test("a name can have only one construct of that project", () => {
    const name = "of-mine";
    take(stack, "a", { project: mine, name });
    expect(taking(stack, "b", { project: mine, name })).toThrow(taken("shop/a", "shop/b"));
  });

  test("a name is free in a project that may differ: that of another token, or the stack's", () => {
    take(stack, "c", { project: mine });
    expect(taking(stack, "d", { project: yours })).not.toThrow();
    expect(taking(stack, "e")).not.toThrow();
  });
});
