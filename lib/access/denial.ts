import type { Callable } from "../document/callers";
import type { Denial } from "../document/denials";
import type { Model } from "../document/model";
import { INVOKE_SERVICE } from "../document/policy-kinds";

/** Whether a caller is denied: `perhaps` if the documents do not show it. */
export type Denied = "no" | "perhaps" | "yes";

// https://cloud.google.com/iam/docs/deny-permissions-support
const DENIABLE: { readonly [permission: string]: string } = {
  [INVOKE_SERVICE]: "run.googleapis.com/routes.invoke",
};

/** Whether deny policies deny a member. */
export function deniedAt({ policy, target }: Callable, member: string, { denials }: Model): Denied {
  const permission = DENIABLE[policy.opens ?? ""];
  const verdicts = denials
    .filter(({ permissions }) => permissions.includes(permission))
    .map((denial) => verdictOf(denial, member, target));
  return verdicts.find((one) => one === "yes") ?? verdicts.find((one) => one === "perhaps") ?? "no";
}

function verdictOf(denial: Denial, member: string, target: string): Denied {
  const { denied, exceptions, isPartial } = denial;
  const where = holdsFor(denial, target);
  if (where === "no" || exceptions.includes(member)) return "no";
  const who = denied.includes(member) || denied.includes("allUsers") ? "yes" : mayHold(denied);
  const isSure = where === "yes" && !isPartial && mayHold(exceptions) === "no";
  return who === "yes" && !isSure ? "perhaps" : who;
}

/** Whether a deny policy applies to a target. No document shows the folder or the number of a project. */
function holdsFor({ attachedTo }: Denial, target: string): Denied {
  if (target.startsWith(`${attachedTo}/`)) return "yes";
  return /^projects\/(?!\d+$)/.test(attachedTo) ? "no" : "perhaps";
}

/** Whether any member may be among the principals: groups and sets can contain anyone. */
function mayHold(principals: readonly string[]): Denied {
  return principals.some((one) => !/^(user|serviceAccount|principal):/.test(one)) ? "perhaps" : "no";
}
