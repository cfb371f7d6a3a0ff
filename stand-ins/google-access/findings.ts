import type { Question } from "./access";

/** What is wrong with a grant, or with there being none. */
export enum Problem {
  /** Nothing gives the permission. */
  MISSING = "is not given",

  /** It is given, but Terraform may make what needs it first. */
  LATE = "may come too late",

  /** It is given before, but without the time that a change of a policy takes to be effective. */
  UNSETTLED = "has no time to take effect",

  /** A policy names an account that may not exist yet, which Google refuses. */
  ABSENT = "is given to an account that may not exist yet",
}

/** One thing that would go wrong at Google's. */
export interface Finding extends Question {
  readonly flow: string;
  readonly of: string;
  readonly problem: Problem;

  /** The Terraform resources that give the permission too late, or elsewhere, where it has no effect. */
  readonly given: readonly string[];
}

/** The finding in one line. */
export function textOf({ flow, of, problem, principal, permission, on, given }: Finding): string {
  const where = given.length > 0 ? ` (${given.join(", ")})` : "";
  return `${flow} of ${of}: ${permission} on ${on.name} for ${principal} ${problem}${where}`;
}
