import fc from "fast-check";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { Principal } from "../../lib/iam/principal";
import { accessOf } from "../../lib/testing/access-of";
import { instancesOf } from "../../stand-ins/google-access/instances";
import { grantsIn, newService } from "../services/new-service";
import { newStack } from "../support/stack";
import { property } from "./property";

const REGIONS = ["asia-northeast1", "europe-west1", "us-central1", "us-east1"];

/** A call of `grantInvoke`: on the whole service, or in one of its regions. */
interface Call {
  readonly member: string;
  readonly region?: string;
}

const regions = fc.shuffledSubarray(REGIONS, { minLength: 1 });
// Who is let in in all regions is not let in in one, too: two resources for one member are an error.
const wholes = fc.subarray(["all-1", "all-2", "all-3"]);
const inOne = fc.array(
  fc.record({ who: fc.constantFrom("one-1", "one-2"), region: fc.constantFrom(...REGIONS) }),
);

const callsFor = (names: string[], single: { who: string; region: string }[], known: string[]): Call[] => [
  ...names.map((name) => ({ member: `${name}@example.com` })),
  ...single
    .filter(({ region }) => known.includes(region))
    .map(({ who, region }) => ({ member: `${who}@example.com`, region })),
];

function stackWith(given: string[], calls: readonly Call[]) {
  const stack = newStack();
  GoogleProviderVersion.pin(stack, "7.45.0");
  const orders = newService(stack, "orders", { regions: given });
  for (const { member, region } of calls) {
    (region === undefined ? orders : orders.inRegion(region)).grantInvoke(Principal.group(member));
  }
  return stack;
}

/** The members at Google, each with the address of its instance in Terraform. */
function membersAfter(given: string[], calls: readonly Call[]): string[] {
  return Object.entries(grantsIn(stackWith(given, calls)))
    .flatMap(([address, json]) =>
      instancesOf(json as { [argument: string]: unknown }).map(
        ({ values }) => `${address} ${String(values.location)} ${String(values.member)}`,
      ),
    )
    .sort();
}

property(
  "who may call a service in several regions is in each region what the calls say",
  fc.tuple(regions, wholes, inOne),
  ([given, names, single]) => {
    const calls = callsFor(names, single, given);
    const asked = calls.flatMap(({ member, region }) =>
      (region === undefined ? given : [region]).map(
        (where) => `shop/orders/${where}  caller  group:${member}  role: roles/run.invoker`,
      ),
    );
    const shown = accessOf(stackWith(given, calls)).filter((line) => line.includes("  caller  "));
    expect(shown).toEqual([...new Set(asked)].sort());
  },
  { share: 5 },
);

property(
  "neither the order of the regions nor that of the calls changes a member",
  fc.tuple(regions, wholes, inOne),
  ([given, names, single]) => {
    const calls = callsFor(names, single, given);
    expect(membersAfter([...given].reverse(), [...calls].reverse())).toEqual(membersAfter(given, calls));
  },
  { share: 5 },
);

property(
  "a region more or less leaves the members of the other regions as they are",
  fc.tuple(regions, regions, wholes),
  ([before, after, names]) => {
    const calls = callsFor(names, [], []);
    const isIn = (known: string[]) => (line: string) => known.some((region) => line.includes(` ${region} `));
    expect(membersAfter(before, calls).filter(isIn(after))).toEqual(
      membersAfter(after, calls).filter(isIn(before)),
    );
  },
  { share: 5 },
);
