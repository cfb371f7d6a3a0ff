import { grouped } from "../document/grouped";
import { type Change, ChangeKind } from "./change";
import { judgeChange } from "./change-judge";
import { type Fact, FactKind, identityOf } from "./fact";
import { renamedFacts, renamesBetween } from "./renames";

const RANKS = new Map(Object.values(ChangeKind).map((kind, rank) => [kind, rank]));

/** The changes in who can call what. They compare the meaning of facts, not lines. */
export function differenceBetween(before: readonly Fact[], after: readonly Fact[]): Change[] {
  const renames = renamesBetween(before, after);
  const old = byKey(renamedFacts(before, renames, after));
  const now = byKey(after);
  const context = { before: old, after: now };
  const renamed = renames.map(({ from, to }) => ({
    kind: ChangeKind.RENAMED,
    path: to,
    text: `was ${from}, and lets the same callers in`,
    before: [],
    after: [],
  }));
  const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap(
    (key) => judgeChange(old.get(key) ?? [], now.get(key) ?? [], context) ?? [],
  );
  return [...renamed, ...changes].sort(
    (one, other) =>
      (RANKS.get(one.kind) ?? 0) - (RANKS.get(other.kind) ?? 0) ||
      order(one.path, other.path) ||
      order(one.text, other.text),
  );
}

/** Groups facts that are about the same thing. */
function byKey(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  return grouped(facts, keyOf);
}

/** A key for what a fact is about. Facts with the same key are compared with each other. */
function keyOf(fact: Fact): string {
  const { path, kind, subject, details } = fact;
  switch (kind) {
    case FactKind.IS:
    case FactKind.INGRESS:
    case FactKind.RUNS_AS:
    case FactKind.TRIGGER:
      return [path, kind].join("\n");
    case FactKind.HOLDS:
      return [path, kind, subject, details.on, details.as].join("\n");
    case FactKind.UNKNOWN:
      return [path, kind, subject, details.on].join("\n");
    default:
      return [path, kind, identityOf(fact)].join("\n");
  }
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
