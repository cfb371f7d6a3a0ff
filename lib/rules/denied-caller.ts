import { callersOf } from "../document/callers";
import type { Denial } from "../document/denials";
import type { Model } from "../document/model";
import { ownerOf } from "../document/owner";
import { RUN_SERVICE } from "../document/policy-kinds";
import { type Finding, findingAt, placeOf } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";
import { named, several } from "./wording";

const INVOKE = "run.googleapis.com/routes.invoke";

/** Reports callers that have a role in an allow policy, but are denied by a deny policy. */
export const DENIED_CALLER: Rule = {
  id: "denied-caller",
  title: "No deny policy keeps out whom an allow policy lets in",
  why: "A denial is stronger than every allow policy: the caller is answered with 403, and events are lost.",
  severity: RuleSeverity.WARNING,
  check: (model) => model.denials.filter(isPlain).flatMap((denial) => deniedBy(denial, model)),
};

function isPlain({ permissions, isPartial }: Denial): boolean {
  return permissions.includes(INVOKE) && !isPartial;
}

function deniedBy(denial: Denial, model: Model): Finding[] {
  const kept = new Map<string, string[]>();
  for (const receiver of model.receivers) {
    if (receiver.policy !== RUN_SERVICE || !receiver.target.startsWith(`${denial.attachedTo}/`)) continue;
    for (const { member } of callersOf(receiver, model)) {
      if (!isDenied(member.spelling, denial)) continue;
      kept.set(member.spelling, [...(kept.get(member.spelling) ?? []), ownerOf(placeOf(receiver.resource))]);
    }
  }
  return [...kept].map(([member, receivers]) =>
    findingAt(
      denial.resource,
      `'denied_principals' must not hold whom an allow policy lets in, got ${named(member)}, who may call ${several(receivers)}; take the grant back, or add the caller to the exceptions`,
    ),
  );
}

/** Whether a member is certainly denied. Groups and principal sets in the exceptions may include it. */
function isDenied(member: string, { denied, exceptions }: Denial): boolean {
  if (
    exceptions.some((one) => !/^(user|serviceAccount|principal):/.test(one)) ||
    exceptions.includes(member)
  ) {
    return false;
  }
  return denied.includes(member) || denied.includes("allUsers");
}
