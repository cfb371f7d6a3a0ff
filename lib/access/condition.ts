import { expressionOf } from "../document/policy";
import { isTold } from "../document/spelling";

/** When a statement of an allow policy holds. */
export interface WhenItHolds {
  readonly condition?: string;

  /** When it ends, where the condition says that it does. */
  readonly until?: string;
}

// https://cloud.google.com/iam/docs/conditions-attribute-reference#date-time
const EXPIRY = /request\.time\s*<=?\s*timestamp\(\s*(["'])([^"']+)\1\s*\)/;

/** A condition of the model, which has its title, its expression and its description on three lines. */
export function whenItHolds(condition: string | undefined): WhenItHolds {
  if (condition === undefined) return {};
  const expression = expressionOf(condition);
  return { condition: expression || condition, until: expiryOf(expression) };
}

/** Two ends of the same form are compared as what they are: moments. */
export function isNoLater(one: string | undefined, other: string | undefined): boolean {
  if (other === undefined) return true;
  if (one === undefined) return false;
  return Date.parse(one) <= Date.parse(other);
}

/** A condition without the moment at which it ends. */
export function withoutExpiry(condition: string | undefined): string {
  return condition?.replace(EXPIRY, "") ?? "";
}

/** An end is one only where nothing else can make the condition hold. */
function expiryOf(expression: string): string | undefined {
  if (!isTold(expression) || expression.includes("||") || expression.includes("!")) return undefined;
  const until = EXPIRY.exec(expression)?.[2];
  return until === undefined || Number.isNaN(Date.parse(until)) ? undefined : until;
}
