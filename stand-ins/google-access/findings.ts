import type { Question } from "./access";

/** What is wrong with a grant. */
export enum Problem {
  /** No grant gives the permission. */
  MISSING = "is not given",

  /** A grant gives it, but Terraform may create the resource that needs it first. */
  LATE = "may come too late",

  /** A grant gives it before, but the change of the policy has no time to become effective. */
  UNSETTLED = "has no time to take effect",

  /** A policy names an account that may not exist yet, which Google refuses. */
  ABSENT = "is given to an account that may not exist yet",
}

/** A problem that the deployment would have. */
export interface Finding extends Question {
  readonly flow: string;
  readonly of: string;
  readonly problem: Problem;

  /** The Terraform resources that give the permission too late, or on another resource. */
  readonly given: readonly string[];
}

/** A finding as one line of text. */
export function textOf({ flow, of, problem, principal, permission, on, given }: Finding): string {
  const where = given.length > 0 ? ` (${given.join(", ")})` : "";
  return `${flow} of ${of}: ${permission} on ${on.name} for ${principal} ${problem}${where}`;
}
