import { TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { shared } from "../../lib/core/shared";
import { newApp, newStack } from "../support/stack";

const make = jest.fn((scope: Construct, id: string) => new Construct(scope, id));
beforeEach(() => make.mockClear());

const ask = (from: Construct, kind = "build", ...place: (string | undefined)[]) =>
  shared(from, kind, place, make);

test("is made once for all the constructs of a stack, wherever they are", () => {
  const stack = newStack();
  const asked = [stack, new Construct(stack, "orders"), new Construct(new Construct(stack, "a"), "b")].map(
    (from) => ask(from),
  );
  expect(new Set(asked).size).toBe(1);
  expect(make).toHaveBeenCalledTimes(1);
});

test("has a path that does not depend on who asks, nor on the order", () => {
  const paths = (reversed: boolean) => {
    const stack = newStack();
    const asks = [
      () => ask(new Construct(stack, "orders")).node.path,
      () => ask(new Construct(stack, "bills"), "build", "other-project").node.path,
      () => ask(stack, "source", "us-west1", undefined).node.path,
      () => ask(stack, "source", undefined, "other-project").node.path,
    ];
    return (reversed ? asks.reverse() : asks).map((path) => path()).sort();
  };
  const expected = ["build", "build_other-project", "source__other-project", "source_us-west1"].map(
    (id) => `shop/cloud-run-functions/${id}`,
  );
  expect(paths(false)).toEqual(expected);
  expect(paths(true)).toEqual(expected);
});

test("is named by the parts of its place as they are given, in their order", () => {
  const stack = newStack();
  const ids = [[], [undefined], ["us-west1"], [undefined, "p"], ["us-west1", "p"]].map(
    (place) => ask(stack, "source", ...place).node.id,
  );
  expect(ids).toEqual(["source", "source", "source_us-west1", "source__p", "source_us-west1_p"]);
});

test("is another one in another place, however the parts of the two are spelled", () => {
  const stack = newStack();
  const places = [
    ["us", "west1-p"],
    ["us-west1", "p"],
    ["us-west1-p", undefined],
    [undefined, "us-west1-p"],
  ];
  expect(new Set(places.map((place) => ask(stack, "source", ...place))).size).toBe(4);
});

test("is another one in another place, of another kind and in another stack", () => {
  const app = newApp();
  const stack = newStack(app);
  const different = [
    ask(stack),
    ask(stack, "build", "other-project"),
    ask(stack, "source"),
    ask(newStack(app, "b")),
    ask(new TerraformStack(stack, "inner")),
  ];
  expect(new Set(different).size).toBe(5);
});

describe("where a part of the place is a token, of which no name can be made", () => {
  const stack = newStack();
  const [mine, yours] = ["mine", "yours"].map((id) => new TerraformVariable(stack, id, {}).stringValue);
  const scopes = (...ids: string[]) => ids.map((id) => new Construct(stack, id));

  test("belongs to the one who asks, and is made once for it", () => {
    const [orders, bills] = scopes("orders", "bills");
    const asked = [
      ask(orders, "build", mine),
      ask(orders, "build", mine),
      ask(orders, "source", "us-west1", mine),
      ask(bills, "build", "${var.mine}"),
    ];
    expect(asked.map(({ node }) => node.path)).toEqual([
      "shop/orders/cloud-run-functions/build",
      "shop/orders/cloud-run-functions/build",
      "shop/orders/cloud-run-functions/source",
      "shop/bills/cloud-run-functions/build",
    ]);
    expect(make).toHaveBeenCalledTimes(3);
  });

  test("is never that of another place", () => {
    const [reports] = scopes("reports");
    const first = ask(reports, "build", mine);
    expect(answerOf(() => ask(reports, "build", yours))).not.toBe(first);
    expect(answerOf(() => ask(reports, "build", "us-west1", mine))).not.toBe(first);
  });

  test("meets no construct of the user's, whatever that is called", () => {
    const [nightly] = scopes("nightly");
    const users = new Construct(nightly, "build");
    expect(ask(nightly, "build", mine)).not.toBe(users);
    expect(() => new Construct(nightly, "source")).not.toThrow();
    expect(ask(nightly, "source", mine).node.path).toBe("shop/nightly/cloud-run-functions/source");
  });
});

/** What is answered, or the error where there is no right answer. */
function answerOf(question: () => Construct): unknown {
  try {
    return question();
  } catch (error) {
    return error;
  }
}

test("meets no construct of the user's, whatever that is called", () => {
  const stack = newStack();
  ask(stack);
  expect(() => new Construct(stack, "build")).not.toThrow();
});
