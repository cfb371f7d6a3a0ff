import { got } from "../core/errors";
import { ownerOf } from "../document/owner";
import type { Receiver } from "../document/receivers";
import { isTold } from "../document/spelling";

const MOST_NAMED = 3;

/** Quotes a value for a message. */
export function gotSpelled(spelling: string): string {
  return isTold(spelling) ? got(spelling) : "one that only Terraform knows";
}

/** A role, a member or a name, without quotes. */
export function named(spelling: string): string {
  return isTold(spelling) ? spelling : "what only Terraform knows";
}

/** The first of several names, and how many more there are. */
export function several(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const rest = distinct.length - MOST_NAMED;
  const first = distinct.slice(0, MOST_NAMED).map(got);
  if (rest > 0) return `${first.join(", ")} and ${rest} more`;
  return first.length < 2
    ? first.join("")
    : `${first.slice(0, -1).join(", ")} and ${first[first.length - 1]}`;
}

/** A likely variable name for a construct: `ordersApi` for `orders-api`. */
export function variableFor(path: string): string {
  const id = ownerOf(path).replace(/^.*[/.]/, "");
  return id.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? "");
}

/** A likely expression for a receiver: `orders`, or `orders.inRegion('us-east1')` for a service in one of several regions. */
export function receiverFor({ resource, region }: Pick<Receiver, "resource" | "region">): string {
  const variable = variableFor(resource.path);
  return region === undefined ? variable : `${variable}.inRegion('${region}')`;
}

/** What to do where two stacks give one role to one principal: they cannot share a construct. */
export const IN_ONE_STACK =
  "give it in one of the stacks, and let the other wait for that one with addDependency";

/** What to do where one resource writes to the policies of a service in all of its regions, and another one in one of them. */
export const IN_REGIONS = "bind or grant it in all regions at once, or in each inRegion(…)";

/** Which region something is about, for a message; empty for what is in one region. */
export function inRegion(region: string | undefined): string {
  return region === undefined ? "" : ` in ${region}`;
}
