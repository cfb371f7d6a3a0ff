import type { Member } from "./member";
import type { PolicyHolder } from "./policy-kinds";
import type { Resource } from "./resource";

/** One IAM resource: a part of the allow policy of one thing. */
export interface PolicyPart {
  readonly resource: Resource;
  readonly of: PolicyHolder;

  /** The full name of what the policy is of. Two that are spelled alike are one. */
  readonly target: string;

  /** How much of the policy it owns: one member of a role, all of the role, or all of the policy. */
  readonly owns: "member" | "binding" | "policy";
  readonly statements: readonly Statement[];

  /** Whether the document tells all of its statements. */
  readonly isRead: boolean;
}

/** Who has which role, and when. */
export interface Statement {
  readonly role: string;
  readonly members: readonly Member[];

  /** Title, expression and description, a line each; undefined where the statement always holds. See `expressionOf`. */
  readonly condition?: string;
}

/** What a condition decides by. Its title is one line, and its description decides nothing. */
export function expressionOf(condition: string): string {
  const lines = condition.split("\n");
  return lines.slice(1, Math.max(2, lines.length - 1)).join("\n");
}
