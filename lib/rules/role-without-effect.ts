import {
  FUNCTION,
  INVOKE_FUNCTION,
  INVOKE_SERVICE,
  PASS_IAP,
  type PolicyHolder,
  RUN_JOB,
} from "../document/policy-kinds";
import { CALLER_ROLES, powersOf } from "../document/role-powers";
import { findingAt } from "./finding";
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
  check: ({ policies }) =>
    policies.flatMap(({ resource, of, statements }) =>
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
};

function hasNoEffect(role: string, of: PolicyHolder): boolean {
  if (!Object.hasOwn(CALLER_ROLES, role) || of.above || of === FUNCTION) return false;
  return of.opens === undefined || !powersOf(role).includes(of.opens);
}
