import { expressionOf } from "../document/policy";
import { PASS_IAP } from "../document/policy-kinds";
import { CALLER_ROLES } from "../document/role-powers";
import { findingAt } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

const INVOKER_ROLES = new Set(Object.keys(CALLER_ROLES).filter((role) => CALLER_ROLES[role] !== PASS_IAP));

// Cloud Run has no resource attributes: https://cloud.google.com/iam/docs/conditions-attribute-reference
const OF_THE_RESOURCE = /\bresource\.(name|type|service)\b/;

/** Reports invoker roles with a condition on resource attributes. Such a condition is always false. */
export const CONDITION_ON_RESOURCE: Rule = {
  id: "condition-on-resource",
  title: "The condition of an invoker role does not ask which function is called",
  why: "Google does not tell it, so the condition is never true, and nobody is let in. Grant on the one function or service.",
  severity: RuleSeverity.ERROR,
  check: ({ policies }) =>
    policies.flatMap(({ resource, statements }) =>
      statements
        .filter(
          ({ role, condition }) =>
            condition !== undefined &&
            INVOKER_ROLES.has(role) &&
            OF_THE_RESOURCE.test(expressionOf(condition)),
        )
        .map(({ role }) =>
          findingAt(
            resource,
            `'condition' must not ask for the resource of ${role}, which Google does not tell it, got one that does; grant on the one function or service`,
          ),
        ),
    ),
};
