import { hasRolesOfGoogle } from "../core/formats/principals";
import type { Model } from "../document/model";
import { INVOKE_FUNCTION, INVOKE_SERVICE, PASS_IAP } from "../document/policy-kinds";
import { findingAt } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";
import { named, several } from "./wording";

/**
 * Reports roles on a project, folder or organization that allow calls to every function and service in it.
 *
 * https://cloud.google.com/iam/docs/roles-permissions
 */
export const BROAD_ROLE: Rule = {
  id: "broad-role",
  title: "No role on a project, folder or organization opens every function and service below",
  why: "Sixteen predefined roles let their holders call all functions and services of a project, those of tomorrow among them. No policy of a function shows it.",
  severity: RuleSeverity.WARNING,
  check: (model) =>
    model.policies
      .filter(({ of }) => of.above)
      .flatMap(({ resource, of, statements }) =>
        statements.flatMap(({ role, members }) => {
          const holders = members.map(({ spelling }) => spelling).filter((one) => !hasRolesOfGoogle(one));
          if (holders.length === 0 || !opensAll(role, model)) return [];
          return findingAt(
            resource,
            `'role' must not open every function and service of ${of.what}, got ${named(role)} for ${several(holders.map(named))}; use grantInvoke on the one that is called`,
          );
        }),
      ),
};

function opensAll(role: string, model: Model): boolean {
  return [INVOKE_SERVICE, INVOKE_FUNCTION, PASS_IAP].some((permission) => model.carries(role, permission));
}
