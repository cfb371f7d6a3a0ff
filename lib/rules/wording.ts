import { got } from "../core/errors";
import { ownerOf } from "../document/owner";
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
