import { type TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import fc from "fast-check";
import { allOrNothing } from "../../lib/core/all-or-nothing";
import { once } from "../../lib/core/once";
import { Workshop } from "./made";
import { property } from "./property";
import { faultyProps, type Props, type Subject } from "./subject";
import { subjects } from "./subjects";
import { newDirectory } from "./synthesis";

/** Defines constructs below itself. If that throws, nothing may be left of all of them. */
@allOrNothing
class Attempt extends Construct {
  constructor(scope: Construct, id: string, define: (below: Construct) => void) {
    super(scope, id);
    define(this);
  }
}

const refusalOf = (shop: Workshop, subject: Subject, props: Props): unknown => {
  try {
    new Attempt(shop.stack, "attempt", (stack) => {
      const below: object = { stack, shared: new Map(), ids: 0 };
      subject.define(Object.assign(Object.create(shop) as Workshop, below), props);
    });
    return undefined;
  } catch (error) {
    return error;
  }
};

/** Synthesized for this test alone, so that validations that a stack would fail do not matter. */
const written = (stack: TerraformStack): unknown => JSON.parse(Testing.synth(stack));

const untouched = once(() => written(new Workshop(newDirectory()).stack));

const faulty = (subject: Subject): fc.Arbitrary<Props> =>
  fc.oneof(...Object.keys(subject.faults).map((fault) => faultyProps(subject, fault)));

const withFaults = subjects.filter(({ faults }) => Object.keys(faults).length > 0);
let refusals = 0;

describe.each(withFaults.map((subject) => ({ subject, name: subject.name })))("$name", ({ subject }) => {
  property(
    "leaves nothing when it is refused, so that a second try is like a first one",
    fc.tuple(faulty(subject), subject.valid),
    ([bad, good]) => {
      const shop = new Workshop(newDirectory());
      // What is refused at synthesis alone is not the constructor's.
      if (refusalOf(shop, subject, bad) === undefined) return;
      refusals += 1;
      expect(written(shop.stack)).toEqual(untouched());
      const fresh = new Workshop(newDirectory());
      expect(refusalOf(shop, subject, good)).toEqual(refusalOf(fresh, subject, good));
      expect(written(shop.stack)).toEqual(written(fresh.stack));
    },
    { share: 0.5 },
  );
});

test("most faults are refused by a constructor", () => {
  expect(refusals).toBeGreaterThan(withFaults.length / 2);
});
