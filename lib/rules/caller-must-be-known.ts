import type { PolicyPart } from "../document/policy";
import type { Resource } from "../document/resource";
import { spellingOf } from "../document/spelling";
import { findingAt } from "./finding";
import { isForOthers } from "./public-statements";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

/** Reports callers that only Terraform knows, because they can be the public. */
export const CALLER_MUST_BE_KNOWN: Rule = {
  id: "caller-must-be-known",
  title: "A caller that only Terraform knows is kept from being the public",
  why: "The value of a variable or an output can be allUsers. A precondition stops the deployment then.",
  severity: RuleSeverity.WARNING,
  check: ({ policies }) =>
    policies
      .filter((part) => part.of.everyone === "caller" && mayBePublic(part) && !isGuarded(part.resource))
      .map(({ resource }) =>
        findingAt(
          resource,
          "'member' must be known not to be the public, got one that only Terraform knows; add a precondition to its lifecycle that it is not allUsers",
        ),
      ),
};

function mayBePublic({ statements }: PolicyPart): boolean {
  return statements.some(
    ({ role, members }) =>
      !isForOthers(role) && members.some(({ everyone, isSomebody }) => !everyone && !isSomebody),
  );
}

/** Whether a precondition mentions `allUsers`. */
function isGuarded(resource: Resource): boolean {
  return spellingOf(resource.value("lifecycle", "precondition")).includes("allUsers");
}
