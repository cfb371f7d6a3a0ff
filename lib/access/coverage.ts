import { isNoLater, withoutExpiry } from "./condition";
import type { Fact, FactDetails } from "./fact";

const CALLER_ROLES = new Set([
  "roles/run.invoker",
  "roles/run.servicesInvoker",
  "roles/cloudfunctions.invoker",
  "roles/iap.httpsResourceAccessor",
]);

// From the strictest value to the least strict one.
const DENIED = ["yes", "perhaps", undefined];
const ARRIVES = ["no", "unknown", undefined];

/** Whether the facts in `by` allow everything that `facts` allow. */
export function areCovered(facts: readonly Fact[], by: readonly Fact[]): boolean {
  return facts.every((fact) => by.some((other) => isCovered(fact.details, other.details)));
}

/** Whether a fact allows no more than another fact about the same caller; false if they cannot be compared. */
function isCovered(one: FactDetails, other: FactDetails): boolean {
  return (
    isRoleCovered(one.role, other.role) &&
    isConditionCovered(one, other) &&
    one.through === other.through &&
    DENIED.indexOf(one.denied) <= DENIED.indexOf(other.denied) &&
    ARRIVES.indexOf(one.arrives) <= ARRIVES.indexOf(other.arrives)
  );
}

/** Any role covers a caller role. Another role is covered only by itself, because no fact shows all that it allows. */
function isRoleCovered(one: string | undefined, other: string | undefined): boolean {
  return one === other || (CALLER_ROLES.has(one ?? "") && other !== undefined);
}

function isConditionCovered(one: FactDetails, other: FactDetails): boolean {
  if (other.condition === undefined || one.condition === other.condition) return true;
  if (other.until === undefined || one.until === undefined) return false;
  return withoutExpiry(one.condition) === withoutExpiry(other.condition) && isNoLater(one.until, other.until);
}
