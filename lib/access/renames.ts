import { grouped } from "../document/grouped";
import { type Fact, FactKind } from "./fact";
import { lineOf } from "./lock-line";

/** A construct with a new path and the same callers. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/**
 * The constructs that have another path after a change.
 *
 * A removed and a new construct are a rename if all their facts are the same, apart from names and service accounts,
 * and if no other construct has the same facts. So a new construct with more callers is never a rename.
 */
export function renamesBetween(before: readonly Fact[], after: readonly Fact[]): Rename[] {
  const gone = onlyIn(before, after);
  const come = onlyIn(after, before);
  const bySignature = grouped(come.keys(), (path) => signatureOf(path, come.get(path) ?? []));
  const candidates = grouped(gone.keys(), (path) => signatureOf(path, gone.get(path) ?? []));
  return [...candidates].flatMap(([signature, [from, ...others]]) => {
    const [to, ...twins] = bySignature.get(signature) ?? [];
    return others.length === 0 && twins.length === 0 && (to as string | undefined) !== undefined
      ? [{ from, to }]
      : [];
  });
}

/** The facts before a change, with the names from after it. */
export function renamedFacts(
  facts: readonly Fact[],
  renames: readonly Rename[],
  after: readonly Fact[],
): Fact[] {
  const paths = new Map(renames.map(({ from, to }) => [from, to]));
  const accounts = accountsOf(facts, after, renames);
  return facts.map((fact) => {
    const { as, name } = fact.details;
    const path = paths.get(fact.path) ?? fact.path;
    return {
      ...fact,
      path,
      subject: accounts.get(fact.subject) ?? fact.subject,
      details: {
        ...fact.details,
        // A new path usually brings a new name. Only the path is reported.
        name: path !== fact.path && isThere(fact) ? nameAt(path, after) : name,
        as: as === undefined ? undefined : renamedIn(as, paths),
      },
    };
  });
}

function nameAt(at: string, facts: readonly Fact[]): string | undefined {
  return facts.find((fact) => isThere(fact) && fact.path === at)?.details.name;
}

/** The facts about constructs that are not in `others`, by path. */
function onlyIn(facts: readonly Fact[], others: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const known = new Set(others.filter(isThere).map(({ path }) => path));
  const paths = new Set(
    facts.filter((fact) => isThere(fact) && !known.has(fact.path)).map(({ path }) => path),
  );
  return grouped(
    facts.filter(({ path }) => paths.has(path)),
    ({ path }) => path,
  );
}

function isThere({ kind }: Fact): boolean {
  return kind === FactKind.IS;
}

/** All facts about a construct, without its path, name and service account. */
function signatureOf(path: string, facts: readonly Fact[]): string {
  const lines = facts.map((fact) => {
    const { as, name: _, ...details } = fact.details;
    const own = fact.kind === FactKind.RUNS_AS && fact.subject.startsWith("serviceAccount:");
    const subject = own || as !== undefined ? (as ?? "").replaceAll(path, "") : fact.subject;
    return lineOf({ path: "", kind: fact.kind, subject, details });
  });
  return lines.sort().join("\n");
}

/** The service accounts of renamed constructs, from the old one to the new one. */
function accountsOf(
  before: readonly Fact[],
  after: readonly Fact[],
  renames: readonly Rename[],
): ReadonlyMap<string, string> {
  const accountOf = (facts: readonly Fact[], at: string): string | undefined =>
    facts.find(({ path, kind }) => path === at && kind === FactKind.RUNS_AS)?.subject;
  return new Map(
    renames.flatMap(({ from, to }): [string, string][] => {
      const [old, now] = [accountOf(before, from), accountOf(after, to)];
      return old === undefined || now === undefined ? [] : [[old, now]];
    }),
  );
}

function renamedIn(as: string, paths: ReadonlyMap<string, string>): string {
  return as
    .split(", ")
    .map((one) => one.replace(/^[^ ]+/, (path) => paths.get(path) ?? path))
    .join(", ");
}
