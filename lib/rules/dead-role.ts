import { FUNCTION } from "../document/policy-kinds";
import { findingAt } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

const REMEDY = "use grantInvoke, which names the caller on the Cloud Run service behind the function";

/**
 * Reports invoker roles on a 2nd gen function itself. Callers need a role on the Cloud Run service of the function.
 *
 * https://github.com/hashicorp/terraform-provider-google/issues/20320
 */
export const DEAD_ROLE: Rule = {
  id: "dead-role",
  title: "Callers of a 2nd gen function are named on the Cloud Run service behind it",
  why: "On the function's own policy, Google refuses the roles of Cloud Run, and roles/cloudfunctions.invoker opens nothing.",
  severity: RuleSeverity.ERROR,
  check: ({ policies }) =>
    policies
      .filter(({ of }) => of === FUNCTION)
      .flatMap(({ resource, statements }) =>
        [...new Set(statements.map(({ role }) => role))].flatMap((role) => {
          if (role.startsWith("roles/run.")) {
            const message = `'role' must be one that a function's own allow policy takes, got '${role}', which Google refuses there; ${REMEDY}`;
            return [findingAt(resource, message)];
          }
          if (role !== "roles/cloudfunctions.invoker") return [];
          const message = `'role' must be one that opens 2nd gen functions, got '${role}', which has no effect there; ${REMEDY}`;
          return [findingAt(resource, message)];
        }),
      ),
};
