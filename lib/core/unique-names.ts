import { TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { whenUndone } from "./all-or-nothing";
import { got, invalid } from "./errors";
import { InvalidPropCode } from "./invalid-prop-error";
import { Memory } from "./memory";
import { knownLocation, knownProject } from "./provider-defaults";
import { googleIn } from "./scope-provider";

/** A name in Google Cloud that only one resource of a kind can have. */
export interface Claim {
  readonly kind: string;

  /** The prop that sets the name. */
  readonly prop: string;

  /** The prop's value, as the caller wrote it. */
  readonly value: string;

  /** The name that Google derives from the value. */
  readonly name: string;

  /** The project and location that the construct was given. */
  readonly project?: string;
  readonly location?: string;

  /** What the caller can do if the name is taken, for the end of the error. */
  readonly remedy?: string;
}

/** The project or location of a claim whose name does not depend on it. */
export const ANYWHERE = "*";

interface Claimed {
  readonly at: IConstruct;
  readonly value: string;
}

const claimedInApps = new Memory<Map<string, Claimed>>("claimed names");

/**
 * Reserves a name for a construct in the whole app.
 *
 * Throws if another construct has the name: Google would refuse the second resource, or treat both as one.
 */
export function claim(at: Construct, wanted: Claim): void {
  const claimed = claimedInApps.of(at.node.root, () => new Map());
  const { prop, value, name, remedy = "" } = wanted;
  for (const key of keysOf(at, wanted)) {
    const other = claimed.get(key);
    if (other) {
      const same = other.value === value ? "" : `, which becomes '${name}' like '${other.value}'`;
      throw invalid(
        `'${prop}' must differ from that of ${other.at.node.path}, got ${got(value)}${same}${remedy}`,
        at,
        InvalidPropCode.NAME_TAKEN,
      );
    }
    claimed.set(key, { at, value });
    whenUndone(at, () => claimed.delete(key));
  }
}

/** The keys of a claim: one with the project and location as given, and one with the defaults that are known already. */
export function keysOf(
  at: IConstruct,
  { kind, name, project, location }: Pick<Claim, "kind" | "name" | "project" | "location">,
): string[] {
  const keyIn = (...place: [string, string]) => [kind, ...place, name].join("\n");
  if (project !== undefined && location !== undefined) return [keyIn(project, location)];
  const stack = `default of ${(googleIn(at) ?? TerraformStack.of(at)).node.path}`;
  const asGiven = keyIn(project ?? stack, location ?? stack);
  const asKnown = keyIn(
    knownProject(at, project) ?? project ?? stack,
    location ?? knownLocation(at) ?? stack,
  );
  return asGiven === asKnown ? [asGiven] : [asGiven, asKnown];
}
