import fc from "fast-check";
import type { StackDocument } from "../../stand-ins/hcl/stack-document";
import type { Workshop } from "./made";
import { everyone, foundations, type Membership, membershipsIn, ownInvokers, type Step } from "./policies";
import { STEPS, stepsFor, strangers, take } from "./policies";
import { property } from "./property";
import { plainFunction, principals } from "./subjects/common";
import { synthesized } from "./synthesis";
import { chars } from "./texts";

function documentOf(define: (shop: Workshop) => void): StackDocument {
  const outcome = synthesized(define);
  if (outcome.refusal !== undefined) throw new Error(outcome.refusal);
  return outcome.document;
}

const granted = strangers.chain((all) =>
  fc.integer({ min: 1, max: all.length - 1 }).chain((count) =>
    fc.record({
      steps: stepsFor(fc.constantFrom(...all.slice(0, count))),
      others: fc.constant(all.slice(count)),
    }),
  ),
);

property(
  "a principal is once in each policy with a grant to it, and in no other",
  granted,
  ({ steps, others }) => {
    const memberOf = new Map<Step["to"], string>();
    const document = documentOf((shop) => {
      foundations(shop);
      ownInvokers(shop);
      steps.forEach((step) => {
        take(shop, step);
      });
      [...steps.map(({ to }) => to), ...others].forEach((to) => memberOf.set(to, to.make(shop).member));
    });
    const named = new Set(memberOf.values());
    const found = membershipsIn(document).filter(({ member }) => named.has(member));

    const asked = new Map(steps.map((step) => [`${step.on} ${String(step.to)}`, step]));
    const counts = [...asked.values()].map(({ on, to }) => {
      const { type, role, place } = STEPS[on];
      const matches = (one: Membership) =>
        one.type === type && one.role === role && place.test(one.resource) && one.member === memberOf.get(to);
      return found.filter(matches).length;
    });
    // Using a queue needs its service account, too.
    const queues = [...asked.values()].filter(({ on }) => on === "queue").length;
    expect({ counts, all: found.length }).toEqual({
      counts: counts.map(() => 1),
      all: counts.length + queues,
    });
    others.forEach((other) => {
      expect(JSON.stringify(document.resource)).not.toContain(JSON.stringify(memberOf.get(other)));
    });
  },
);

/** Steps, and other orders of the same steps. */
const shuffled = stepsFor(
  fc.oneof({ weight: 4, arbitrary: principals }, { weight: 1, arbitrary: everyone }),
).chain((steps) => {
  // Google refuses the public elsewhere, and an owned list must know its members.
  const possible = steps.filter(
    ({ on, to }) => on === "orders" || !String(to).startsWith("Principal.allUsers"),
  );
  return fc.record({
    steps: fc.constant(possible),
    other: fc.shuffledSubarray(possible, { minLength: possible.length }),
    ownedAt: fc.nat({ max: possible.length }),
    otherOwnedAt: fc.nat({ max: possible.length }),
  });
});

property("the order of grants changes nothing", shuffled, ({ steps, other, ownedAt, otherOwnedAt }) => {
  const inOrder = (all: Step[], ownedFrom: number) =>
    documentOf((shop) => {
      foundations(shop);
      all.slice(0, ownedFrom).forEach((step) => {
        take(shop, step);
      });
      ownInvokers(shop);
      all.slice(ownedFrom).forEach((step) => {
        take(shop, step);
      });
    });
  expect(inOrder(other, otherOwnedAt)).toEqual(inOrder(steps, ownedAt));
});

const variables = fc
  .uniqueArray(fc.tuple(chars("ABCab_1", 1, 5), fc.string()), {
    selector: ([name]) => name,
  })
  .chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.nat({ max: all.length }),
    ),
  );

property(
  "the order of variables, and adding them later, changes nothing",
  variables,
  ([all, other, count]) => {
    const added = (given: [string, string][], later: [string, string][]) =>
      documentOf((shop) => {
        const fn = plainFunction(shop, "orders", { environment: Object.fromEntries(given) });
        later.forEach(([name, value]) => {
          fn.addEnvironment(name, value);
        });
      });
    expect(added(other.slice(0, count), other.slice(count))).toEqual(added([], all));
  },
);
