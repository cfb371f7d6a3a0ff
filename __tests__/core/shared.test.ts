import { TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { shared } from "../../lib/core/shared";
import { newApp, newStack } from "../support/stack";

const make = jest.fn((scope: Construct, id: string) => new Construct(scope, id));
beforeEach(() => make.mockClear());

const ask = (from: Construct, kind = "build", ...place: (string | undefined)[]) =>
  shared(from, kind, place, make);

test("a shared construct is created once for all constructs of a stack", () => {
  const stack = newStack();
  const asked = [stack, new Construct(stack, "orders"), new Construct(new Construct(stack, "a"), "b")].map(
    (from) => ask(from),
  );
  expect(new Set(asked).size).toBe(1);
  expect(make).toHaveBeenCalledTimes(1);
});

test("its path does not depend on the caller or on the order of the calls", () => {
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

test("its id has the parts of its place, as given and in order", () => {
  const stack = newStack();
  const ids = [[], [undefined], ["us-west1"], [undefined, "p"], ["us-west1", "p"]].map(
    (place) => ask(stack, "source", ...place).node.id,
  );
  expect(ids).toEqual(["source", "source", "source_us-west1", "source__p", "source_us-west1_p"]);
});

test("two places have two constructs, also if their parts look similar", () => {
  const stack = newStack();
  const places = [
    ["us", "west1-p"],
    ["us-west1", "p"],
    ["us-west1-p", undefined],
    [undefined, "us-west1-p"],
  ];
  expect(new Set(places.map((place) => ask(stack, "source", ...place))).size).toBe(4);
});

test("another place, kind or stack has another construct", () => {
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

describe("if a part of the place is a token", () => {
  const stack = newStack();
  const [mine, yours] = ["mine", "yours"].map((id) => new TerraformVariable(stack, id, {}).stringValue);
  const scopes = (...ids: string[]) => ids.map((id) => new Construct(stack, id));

  test("each caller gets one construct", () => {
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

  test("another place never gets that construct", () => {
    const [reports] = scopes("reports");
    const first = ask(reports, "build", mine);
    expect(answerOf(() => ask(reports, "build", yours))).not.toBe(first);
    expect(answerOf(() => ask(reports, "build", "us-west1", mine))).not.toBe(first);
  });

  test("it never collides with a user's construct", () => {
    const [nightly] = scopes("nightly");
    const users = new Construct(nightly, "build");
    expect(ask(nightly, "build", mine)).not.toBe(users);
    expect(() => new Construct(nightly, "source")).not.toThrow();
    expect(ask(nightly, "source", mine).node.path).toBe("shop/nightly/cloud-run-functions/source");
  });
});

/** The returned construct, or the error. */
function answerOf(question: () => Construct): unknown {
  try {
    return question();
  } catch (error) {
    return error;
  }
}

test("a shared construct never collides with a user's construct", () => {
  const stack = newStack();
  ask(stack);
  expect(() => new Construct(stack, "build")).not.toThrow();
});
