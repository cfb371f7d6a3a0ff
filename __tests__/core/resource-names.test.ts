import fc from "fast-check";
import { accountIdOf, serviceNameOf, stableHash } from "../../lib/core/resource-names";

describe("an account id", () => {
  test.each([
    ["is the name and the suffix", "orders", "orders-run"],
    ["may hold 30 characters", "a-name-of-exactly-26-chars", "a-name-of-exactly-26-chars-run"],
    ["is cut after 30 and ends in a hash", "a-name-of-exactly-27-letters", "a-name-of-exactly-27-le-"],
    [
      "is cut without a hyphen before the hash",
      "a-name-with-hyphen-at-2-3-and-more",
      "a-name-with-hyphen-at-2-",
    ],
    ["is lower case, and differs from that of a lower-case name", "Orders", "orders-run-"],
    ["has hyphens for all other characters", "my_orders.v2", "my-orders-v2-run-"],
    ["begins with a letter", "2-orders", "orders-run-"],
    ["has a hash where the name has no letters", "注文", "run-"],
    ["is at least 6 characters long", "a", "a-run-"],
  ])("%s", (_, name, expected) => {
    const id = accountIdOf(name, "run");
    expect(expected.endsWith("-") ? id.replace(/[0-9a-f]{6}$/, "") : id).toBe(expected);
  });

  test("is the same in every release, because a change would move every grant", () => {
    expect(["a".repeat(40), "Orders", "a"].map((name) => accountIdOf(name, "run"))).toEqual([
      "aaaaaaaaaaaaaaaaaaaaaaa-2bda0c",
      "orders-run-aae654",
      "a-run-484d93",
    ]);
  });

  test("differs for two long names that begin alike", () => {
    const [one, two] = ["one", "two"].map((end) => accountIdOf(`${"long".repeat(10)}-${end}`, "run"));
    expect(one).not.toBe(two);
  });

  test("is accepted by Google and always the same, for any name and suffix", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("run", "build", "trigger"),
        (name, suffix) => {
          const id = accountIdOf(name, suffix);
          expect(id).toMatch(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/);
          expect(accountIdOf(name, suffix)).toBe(id);
        },
      ),
    );
  });
});

test.each([
  ["orders", "orders"],
  ["Orders", "orders"],
  ["my_Orders_2", "my-orders-2"],
])("the service of the function '%s' is '%s'", (functionName, serviceName) => {
  expect(serviceNameOf(functionName)).toBe(serviceName);
});

test("a hash has the requested length, and depends only on the text", () => {
  expect(stableHash("orders", 64)).toMatch(/^1c168a[0-9a-f]{58}$/);
  expect([stableHash("orders", 6), stableHash("order", 6)]).toEqual(["1c168a", "3eeb7e"]);
});
