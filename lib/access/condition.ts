import { expressionOf } from "../document/policy";
import { isTold } from "../document/spelling";

/** When a binding of an allow policy applies. */
export interface WhenItHolds {
  readonly condition?: string;

  /** When the binding expires, if the condition has an expiry. */
  readonly until?: string;
}

// https://cloud.google.com/iam/docs/conditions-attribute-reference#date-time
const EXPIRY = /request\.time\s*<=?\s*timestamp\(\s*(["'])([^"']+)\1\s*\)/;

/** Reads a condition of the model: a text with title, expression and description on separate lines. */
export function whenItHolds(condition: string | undefined): WhenItHolds {
  if (condition === undefined) return {};
  const expression = expressionOf(condition);
  return { condition: expression || condition, until: expiryOf(expression) };
}

/** Whether an expiry is no later than another one. A binding without an expiry lasts longest. */
export function isNoLater(one: string | undefined, other: string | undefined): boolean {
  if (other === undefined) return true;
  if (one === undefined) return false;
  return Date.parse(one) <= Date.parse(other);
}

/** A condition without its expiry. */
export function withoutExpiry(condition: string | undefined): string {
  return condition?.replace(EXPIRY, "") ?? "";
}

/** The expiry in an expression; undefined if another part (`||`, `!`) can make the condition true afterwards. */
function expiryOf(expression: string): string | undefined {
  if (!isTold(expression) || expression.includes("||") || expression.includes("!")) return undefined;
  const until = EXPIRY.exec(expression)?.[2];
  return until === undefined || Number.isNaN(Date.parse(until)) ? undefined : until;
}
