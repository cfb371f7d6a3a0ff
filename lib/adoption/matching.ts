import { grouped } from "../document/grouped";
import type { Resource } from "../document/resource";
import type { ExistingResource } from "./existing-resource";
import { identityOf, importIdOf, isOfSeveralTypes } from "./identity";
import { membershipsOf, ownershipOf, policyImportIdOf, policyKeyOf, roleKeysOf } from "./policy-identity";
import { hasSensitiveName } from "./sensitive-name";

/** A resource of the app, and the existing resource that it continues. */
export interface Pair {
  readonly made: Resource;

  /** Undefined if Terraform creates a new resource, or if no state describes the existing one. */
  readonly existing?: ExistingResource;
  readonly how: "stays" | "moves" | "is imported" | "is made";

  /** The id for the `import` block. */
  readonly importId?: string;
}

/** An existing resource that no resource of the app continues. */
export interface Leftover {
  readonly existing: ExistingResource;

  /** The resource of the app that does the same with another resource type. */
  readonly successor?: Resource;
}

/** Which existing resources the app continues, and which it does not. */
export interface Matching {
  readonly pairs: readonly Pair[];
  readonly leftovers: readonly Leftover[];
}

/** Finds the existing resource for each resource of an app, by its name in Google Cloud. */
export class Matcher {
  private readonly byAddress: ReadonlyMap<string, ExistingResource>;
  private readonly byKey: ReadonlyMap<string, readonly ExistingResource[]>;
  private readonly byRelation: ReadonlyMap<string, readonly ExistingResource[]>;
  private readonly claimed = new Set<ExistingResource>();
  private readonly successors = new Map<ExistingResource, Resource>();

  constructor(
    private readonly existing: readonly ExistingResource[],
    /** Whether the app continues to use this state. */
    private readonly isOwnState: boolean,
  ) {
    this.byAddress = new Map(existing.map((one) => [one.address, one]));
    // Sensitive names must not appear in a file or a report.
    const named = existing.filter((one) => !hasSensitiveName(one));
    this.byKey = groupedByKeys(named, (one) => [keyOf(one)].flatMap((key) => key ?? []));
    this.byRelation = groupedByKeys(named, relationsOf);
  }

  public match(resources: readonly Resource[]): Matching {
    const made = resources.filter(({ mode }) => mode === "managed");
    // Resources that keep their address are matched first. Otherwise, another resource could move to that address.
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

  /** Replaces existing resources of other types that do the same. Terraform imports the new one. */
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

/** The keys that a resource shares with resources of other types that do the same. */
function relationsOf(resource: Resource): string[] {
  const identity = isOfSeveralTypes(resource.type) ? identityOf(resource) : undefined;
  if (identity !== undefined) return [identity];
  return [...membershipsOf(resource).map(({ key }) => key), ...roleKeysOf(resource)];
}

/** The keys to search for resources of other types that do the same: the role for a binding, the member for a member. */
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

/** Whether a resource continues the existing one at its address. It does, unless the types or the known names differ. */
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
