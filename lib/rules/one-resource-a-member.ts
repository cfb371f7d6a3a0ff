import { doubledMembers } from "./doubled-members";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

/** Reports members that several resources name for the same role, where members are not callers. */
export const ONE_RESOURCE_A_MEMBER: Rule = {
  id: "one-resource-a-member",
  title: "A member of a role is named by one resource",
  why: "Two resources for one member look fine until one of them is destroyed: it takes the access of the other with it.",
  severity: RuleSeverity.WARNING,
  check: (model) => doubledMembers(model, ({ everyone }) => everyone !== "caller"),
};
