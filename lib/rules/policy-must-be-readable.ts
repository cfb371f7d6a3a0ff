import { findingAt } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

/** Reports policies that may let callers in, but whose members only Terraform knows. */
export const POLICY_MUST_BE_READABLE: Rule = {
  id: "policy-must-be-readable",
  title: "Policies that decide who may call can be read in the synthesized output",
  why: "Nobody can tell from the code, in a review or by a rule, whom a policy lets in that only Terraform knows.",
  severity: RuleSeverity.WARNING,
  check: ({ policies }) =>
    policies
      .filter(({ of, isRead }) => !isRead && (of.everyone === "caller" || of.above))
      .map(({ resource, owns }) => {
        const prop = owns === "policy" ? "policy_data" : "members";
        return findingAt(
          resource,
          `'${prop}' must be readable in the synthesized output, got one that only Terraform knows; write the members out, or use the data source google_iam_policy`,
        );
      }),
};
