import type { PolicyPart } from "../document/policy";
import {
  FUNCTION,
  INVOKE_FUNCTION,
  INVOKE_SERVICE,
  PASS_IAP,
  type PolicyHolder,
  RUN_JOB,
  RUN_SERVICE,
} from "../document/policy-kinds";
import { type Receiver, wholeServicesIn } from "../document/receivers";
import { CALLER_ROLES, powersOf } from "../document/role-powers";
import { type Finding, findingAt } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

const RIGHT_ROLES: { readonly [permission: string]: string } = {
  [INVOKE_SERVICE]: "roles/run.invoker",
  [RUN_JOB]: "roles/run.invoker",
  [INVOKE_FUNCTION]: "roles/cloudfunctions.invoker",
  [PASS_IAP]: "roles/iap.httpsResourceAccessor",
};

/** Reports roles for callers on resources where they have no effect. */
export const ROLE_WITHOUT_EFFECT: Rule = {
  id: "role-without-effect",
  title: "A role that lets callers in stands where it has an effect",
  why: "Cloud Run, 1st gen functions and Identity-Aware Proxy ask for a permission of their own. A role with another one lets nobody in, and the caller is answered with 403.",
  severity: RuleSeverity.WARNING,
  check: ({ policies, receivers }) => [
    ...policiesAtGlobal(policies, receivers),
    ...policies.flatMap(({ resource, of, statements }) =>
      statements
        .filter(({ role }) => hasNoEffect(role, of))
        .map(({ role }) => {
          const right =
            of.opens === undefined ? "name the caller on what it calls" : `use ${RIGHT_ROLES[of.opens]}`;
          return findingAt(
            resource,
            `'role' must be one that has an effect on ${of.what}, got '${role}', which lets nobody in there; ${right}`,
          );
        }),
    ),
  ],
};

/** gcloud sets the allow policy of a service in several regions in each of them, and Google documents none at `global`. */
function policiesAtGlobal(policies: readonly PolicyPart[], receivers: readonly Receiver[]): Finding[] {
  const wholes = wholeServicesIn(receivers);
  if (wholes.size === 0) return [];
  return policies.flatMap(({ resource, target, of }) => {
    const inRegions = of === RUN_SERVICE ? wholes.get(target) : undefined;
    if (!inRegions) return [];
    const regions = inRegions.map(({ region }) => region).join(", ");
    return findingAt(
      resource,
      `'location' must be one of the service's regions, ${regions}, got 'global', where no effect of a policy is documented; use grantInvoke, which names the caller in each of them`,
    );
  });
}

function hasNoEffect(role: string, of: PolicyHolder): boolean {
  if (!Object.hasOwn(CALLER_ROLES, role) || of.above || of === FUNCTION) return false;
  return of.opens === undefined || !powersOf(role).includes(of.opens);
}
