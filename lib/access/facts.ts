import type { Model } from "../document/model";
import { type Entrance, entrancesOf } from "./callables";
import { callerFacts } from "./caller-facts";
import { denialFacts } from "./denial-facts";
import { type Fact, FactKind } from "./fact";
import { lineOf } from "./lock-line";
import { openOperationFacts } from "./open-operation-facts";
import { PowerFacts } from "./power-facts";
import { receiverFacts, runsAsFacts } from "./receiver-facts";
import { Told } from "./told";
import { Who } from "./who";

const RANKS = new Map(Object.values(FactKind).map((kind, rank) => [kind, rank]));

/** All facts about who can call what in an app, sorted and without duplicates. */
export function factsOf(model: Model): Fact[] {
  const told = new Told(model);
  const who = new Who(model);
  const entrances = entrancesOf(model, told);
  const paths = new Map(entrances.map(({ target, path }) => [target, path]));
  const powers = new PowerFacts(model, who, told, (target) => paths.get(target));
  return sorted([
    ...model.receivers.flatMap((receiver) => receiverFacts(receiver, told)),
    ...model.workloads.flatMap((workload) => runsAsFacts(workload, told)),
    ...entrances.filter(hasNoReceiver).map(({ path, policy, isDeployed }) => ({
      path,
      kind: FactKind.IS,
      subject: isDeployed ? policy.what : `${policy.what} outside of the app`,
      details: {},
    })),
    ...entrances.flatMap((entrance) => callerFacts(entrance, model, who, told)),
    ...model.policies.flatMap((part) => powers.of(part)),
    ...model.denials.flatMap((denial) => denialFacts(denial, told)),
    ...model.ofTypes("google_api_gateway_api_config").flatMap(openOperationFacts),
  ]);
}

function hasNoReceiver({ receiver }: Entrance): boolean {
  return receiver === undefined;
}

/** Sorts facts by construct and kind, and removes duplicates. */
export function sorted(facts: readonly Fact[]): Fact[] {
  const byLine = new Map(facts.map((fact) => [lineOf(fact), fact]));
  return [...byLine]
    .sort(
      ([one, { path, kind }], [other, { path: otherPath, kind: otherKind }]) =>
        order(path, otherPath) || (RANKS.get(kind) ?? 0) - (RANKS.get(otherKind) ?? 0) || order(one, other),
    )
    .map(([, fact]) => fact);
}

/** Compares by code unit, so that the order does not depend on the locale. */
function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
