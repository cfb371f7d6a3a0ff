import { doubledMembers } from "./doubled-members";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

/** Reports callers that several resources name for the same role. */
export const ONE_RESOURCE_A_CALLER: Rule = {
  id: "one-resource-a-caller",
  title: "A caller is named by one resource",
  why: "Two resources for one caller look fine until one of them is destroyed: it takes the access of the other with it.",
  severity: RuleSeverity.ERROR,
  check: (model) => doubledMembers(model, ({ everyone }) => everyone === "caller"),
};
