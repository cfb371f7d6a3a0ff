import { TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { trafficConfigOf, TrafficTarget } from "../../lib/services/traffic-target";
import { newStack } from "../support/stack";

const stack = newStack();
const at = new Construct(stack, "orders");
const { numberValue } = new TerraformVariable(stack, "percent", { type: "number" });
const { stringValue } = new TerraformVariable(stack, "tag", { type: "string" });

const LATEST = "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST";
const REVISION = "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION";

test.each<[string, TrafficTarget[], object[]]>([
  ["the latest revision", [TrafficTarget.latest(100)], [{ type: LATEST, percent: 100 }]],
  [
    "a revision by its name, which has a URL of its own",
    [TrafficTarget.revision("orders-00007-abc", 100, { tag: "stable" })],
    [{ type: REVISION, revision: "orders-00007-abc", percent: 100, tag: "stable" }],
  ],
  [
    "several, in the order of the caller, and none of it to a candidate",
    [
      TrafficTarget.revision("orders-00007-abc", 90),
      TrafficTarget.revision("orders-00006-abc", 10, { tag: "previous" }),
      TrafficTarget.latest(0, { tag: "candidate-2" }),
    ],
    [
      { type: REVISION, revision: "orders-00007-abc", percent: 90 },
      { type: REVISION, revision: "orders-00006-abc", percent: 10, tag: "previous" },
      { type: LATEST, percent: 0, tag: "candidate-2" },
    ],
  ],
  [
    "shares and tags that only Terraform knows",
    [TrafficTarget.latest(numberValue, { tag: stringValue }), TrafficTarget.latest(70)],
    [
      { type: LATEST, percent: numberValue, tag: stringValue },
      { type: LATEST, percent: 70 },
    ],
  ],
])("requests go to %s", (_to, targets, config) => {
  expect(trafficConfigOf(at, targets, "orders")).toEqual(config);
});

test.each([-1, 101, 0.5, NaN])("%s percent is refused", (percent) => {
  const error = new Error(`'percent' must be a whole number between 0 and 100, got ${percent}`);
  expect(() => TrafficTarget.latest(percent)).toThrow(error);
  expect(() => TrafficTarget.revision("orders-00007-abc", percent)).toThrow(error);
});

test.each(["", "Stable", "2nd", "a_b", "ab-", "a".repeat(47)])("the tag '%s' is refused", (tag) => {
  const error = new Error(
    `'tag' must be up to 46 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen, got '${tag}'`,
  );
  expect(() => TrafficTarget.latest(100, { tag })).toThrow(error);
  expect(() => TrafficTarget.revision("orders-00007-abc", 100, { tag })).toThrow(error);
});

test.each<[number, TrafficTarget[]]>([
  [0, []],
  [90, [TrafficTarget.latest(90)]],
  [110, [TrafficTarget.latest(100), TrafficTarget.revision("orders-00007-abc", 10)]],
])("percentages that add up to %s are refused", (sum, targets) => {
  expect(() => trafficConfigOf(at, targets, "orders")).toThrow(
    new Error(`'traffic' must come to 100 percent, got ${sum} [at shop/orders]`),
  );
});

test.each(["", "Orders-1", "orders-", "a b", "a".repeat(64)])("the revision '%s' is refused", (revision) => {
  expect(() => TrafficTarget.revision(revision, 100)).toThrow(
    new Error(`'revision' must be the name of a revision, like 'orders-00007-abc', got '${revision}'`),
  );
});

test("a tag and the name of the service have at most 46 characters together", () => {
  const config = (tag: string) => () => trafficConfigOf(at, [TrafficTarget.latest(100, { tag })], "orders");
  expect(config("t".repeat(40))).not.toThrow();
  expect(config("t".repeat(41))).toThrow(
    new Error(
      `'tag' must be at most 40 characters beside the name 'orders', got '${"t".repeat(41)}' [at shop/orders]`,
    ),
  );
  const unknown = [TrafficTarget.latest(100, { tag: "t".repeat(46) })];
  expect(() => trafficConfigOf(at, unknown, stringValue)).not.toThrow();
});

test("two targets with one tag are refused", () => {
  const targets = [
    TrafficTarget.latest(50, { tag: "candidate" }),
    TrafficTarget.revision("orders-00007-abc", 50, { tag: "candidate" }),
  ];
  expect(() => trafficConfigOf(at, targets, "orders")).toThrow(
    new Error("'traffic' must name each tag once, got 'candidate' twice [at shop/orders]"),
  );
});

test("a target by its tag alone gets no requests of the service", () => {
  const targets = [
    TrafficTarget.latest(100),
    TrafficTarget.tagged("next"),
    TrafficTarget.tagged("stable", "orders-00006-abc"),
  ];
  expect(trafficConfigOf(at, targets, "orders")).toEqual([
    { type: LATEST, percent: 100 },
    { type: LATEST, percent: 0, tag: "next" },
    { type: REVISION, revision: "orders-00006-abc", percent: 0, tag: "stable" },
  ]);
});
