import type { Member } from "./member";
import type { PolicyHolder } from "./policy-kinds";
import type { Resource } from "./resource";

/** One IAM resource, which writes a part of an allow policy. */
export interface PolicyPart {
  readonly resource: Resource;
  readonly of: PolicyHolder;

  /** The full name of the resource with the policy. Equal spellings mean the same resource. */
  readonly target: string;

  /** How much of the policy it owns: one member of a role, all members of a role, or the whole policy. */
  readonly owns: "member" | "binding" | "policy";
  readonly statements: readonly Statement[];

  /** Whether the document shows all of its bindings and members. */
  readonly isRead: boolean;
}

/** A binding: a role, its members and their condition. */
export interface Statement {
  readonly role: string;
  readonly members: readonly Member[];

  /** Title, expression and description on separate lines; undefined without a condition. See `expressionOf`. */
  readonly condition?: string;
}

/** The expression of a condition, without its title (the first line) and its description (the last line). */
export function expressionOf(condition: string): string {
  const lines = condition.split("\n");
  return lines.slice(1, Math.max(2, lines.length - 1)).join("\n");
}
