import { grouped } from "../document/grouped";
import type { Resource } from "../document/resource";
import type { ExistingResource } from "./existing-resource";
import { identityOf, importIdOf, isOfSeveralTypes } from "./identity";
import { membershipsOf, ownershipOf, policyImportIdOf, policyKeyOf, roleKeysOf } from "./policy-identity";
import { hasSensitiveName } from "./sensitive-name";

/** A resource of the app, and how what exists becomes it. */
export interface Pair {
  readonly made: Resource;

  /** What it becomes of; undefined where Terraform makes it new. */
  readonly existing?: ExistingResource;
  readonly how: "stays" | "moves" | "is imported" | "is made";

  /** By which the provider imports it. */
  readonly importId?: string;
}

/** What exists, and does not go on under an address of the app. */
export interface Leftover {
  readonly existing: ExistingResource;

  /** The resource of the app that says the same in another way. */
  readonly successor?: Resource;
}

/** What becomes of what exists. */
export interface Matching {
  readonly pairs: readonly Pair[];
  readonly leftovers: readonly Leftover[];
}

/** Finds what exists of the resources of an app, by what they are in Google Cloud. */
export class Matcher {
  private readonly byAddress: ReadonlyMap<string, ExistingResource>;
  private readonly byKey: ReadonlyMap<string, readonly ExistingResource[]>;
  private readonly byRelation: ReadonlyMap<string, readonly ExistingResource[]>;
  private readonly claimed = new Set<ExistingResource>();
  private readonly successors = new Map<ExistingResource, Resource>();

  constructor(
    private readonly existing: readonly ExistingResource[],
    /** Whether the state is the one that the app goes on with. */
    private readonly isOwnState: boolean,
  ) {
    this.byAddress = new Map(existing.map((one) => [one.address, one]));
    // A name that the state marks as sensitive must not get into a file or a report.
    const named = existing.filter((one) => !hasSensitiveName(one));
    this.byKey = groupedByKeys(named, (one) => [keyOf(one)].flatMap((key) => key ?? []));
    this.byRelation = groupedByKeys(named, relationsOf);
  }

  public match(resources: readonly Resource[]): Matching {
    const made = resources.filter(({ mode }) => mode === "managed");
    // What stays where it is comes first, so that nothing moves onto it.
    const staying = new Map(made.flatMap((one) => this.stayingAs(one)).map((pair) => [pair.made, pair]));
    const exact = new Map(
      made
        .filter((one) => !staying.has(one))
        .flatMap((one) => this.exactlyAs(one))
        .map((pair) => [pair.made, pair]),
    );
    const pairs = made.map((one) => staying.get(one) ?? exact.get(one) ?? this.relatedTo(one));
    const leftovers = this.existing
      .filter((one) => !this.claimed.has(one))
      .map((existing) => ({ existing, successor: this.successors.get(existing) }));
    return { pairs, leftovers };
  }

  private stayingAs(made: Resource): Pair[] {
    const existing = this.isOwnState ? this.byAddress.get(made.address) : undefined;
    if (!existing || !canStay(made, existing)) return [];
    this.claimed.add(existing);
    return [{ made, existing, how: "stays" }];
  }

  private exactlyAs(made: Resource): Pair[] {
    const key = keyOf(made);
    const existing =
      key === undefined ? undefined : this.byKey.get(key)?.find((one) => !this.claimed.has(one));
    if (!existing) return [];
    const importId = importIdFor(made);
    if (!this.isOwnState && importId === undefined) return [];
    this.claimed.add(existing);
    return [
      this.isOwnState ? { made, existing, how: "moves" } : { made, existing, how: "is imported", importId },
    ];
  }

  /** What says the same by a resource of another type gives way to it. */
  private relatedTo(made: Resource): Pair {
    const related = keysIn(made)
      .flatMap((key) => this.byRelation.get(key) ?? [])
      .filter((one) => !this.claimed.has(one));
    const importId = importIdFor(made);
    if (related.length === 0 || importId === undefined) return { made, how: "is made" };
    for (const one of related) if (!this.successors.has(one)) this.successors.set(one, made);
    return { made, existing: related[0], how: "is imported", importId };
  }
}

function keyOf(resource: Resource): string | undefined {
  const identity = identityOf(resource);
  return identity === undefined ? policyKeyOf(resource) : `${resource.type} ${identity}`;
}

function importIdFor(resource: Resource): string | undefined {
  return importIdOf(resource) ?? policyImportIdOf(resource);
}

/** What a resource has in common with those of other types that say the same. */
function relationsOf(resource: Resource): string[] {
  const identity = isOfSeveralTypes(resource.type) ? identityOf(resource) : undefined;
  if (identity !== undefined) return [identity];
  return [...membershipsOf(resource).map(({ key }) => key), ...roleKeysOf(resource)];
}

/** By what a resource of the app looks for those that say the same: a binding by its role, and a member by itself. */
function keysIn(made: Resource): string[] {
  switch (ownershipOf(made)) {
    case "binding":
      return roleKeysOf(made);
    case "member":
      return membershipsOf(made).map(({ key }) => key);
    default:
      return relationsOf(made);
  }
}

/** Terraform goes on with what has the same address, unless it is seen to be another thing. */
function canStay(made: Resource, existing: ExistingResource): boolean {
  if (made.type !== existing.type) return false;
  const [one, other] = [keyOf(made), keyOf(existing)];
  return one === undefined || other === undefined || one === other;
}

function groupedByKeys(
  existing: readonly ExistingResource[],
  keysOf: (one: ExistingResource) => readonly string[],
): ReadonlyMap<string, readonly ExistingResource[]> {
  const entries = existing.flatMap((one) => [...new Set(keysOf(one))].map((key) => ({ key, one })));
  const groups = grouped(entries, ({ key }) => key);
  return new Map([...groups].map(([key, group]) => [key, group.map(({ one }) => one)]));
}
