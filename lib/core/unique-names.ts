import { TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { got, invalid } from "./errors";
import { InvalidPropCode } from "./invalid-prop-error";
import { Memory } from "./memory";
import { knownLocation, knownProject } from "./provider-defaults";

/** A name that a construct takes in Google Cloud, where two resources of a kind cannot share it. */
export interface Claim {
  readonly kind: string;

  /** The prop the name comes from. */
  readonly prop: string;

  /** The prop's value, as the caller wrote it. */
  readonly value: string;

  /** The name that Google makes of the value. */
  readonly name: string;

  /** The project and location that the construct was given. */
  readonly project?: string;
  readonly location?: string;

  /** What to do where the name is taken, as the end of the error. */
  readonly remedy?: string;
}

/** The project or location of names that are unique everywhere, or in whichever project they are. */
export const ANYWHERE = "*";

interface Claimed {
  readonly at: IConstruct;
  readonly value: string;
}

const claimedInApps = new Memory<Map<string, Claimed>>("claimed names");

/**
 * Takes a name for a construct, in the whole app.
 *
 * Throws where another construct has it: Google would refuse the second one, or take both for the same.
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
  }
}

/** A claim counts within what the construct was given, and within what synthesis makes of it so far. */
export function keysOf(
  at: Construct,
  { kind, name, project, location }: Pick<Claim, "kind" | "name" | "project" | "location">,
): string[] {
  const stack = `default of ${TerraformStack.of(at).node.path}`;
  const keyIn = (...place: [string, string]) => [kind, ...place, name].join("\n");
  const asGiven = keyIn(project ?? stack, location ?? stack);
  const asKnown = keyIn(project ?? knownProject(at) ?? stack, location ?? knownLocation(at) ?? stack);
  return asGiven === asKnown ? [asGiven] : [asGiven, asKnown];
}
