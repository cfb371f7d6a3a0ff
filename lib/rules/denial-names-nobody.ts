import { findingAt } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";
import { gotSpelled } from "./wording";

/**
 * Reports deny policies that name a service account with the identifier of a user.
 *
 * https://cloud.google.com/iam/docs/principal-identifiers
 */
export const DENIAL_NAMES_NOBODY: Rule = {
  id: "denial-names-nobody",
  title: "A deny policy spells service accounts as deny policies do",
  why: "A service account that is spelled as a person is nobody: it keeps its access.",
  severity: RuleSeverity.ERROR,
  check: ({ denials }) =>
    denials.flatMap(({ resource, denied }) =>
      denied
        .filter((principal) => /^user:(serviceaccount:|.*\.gserviceaccount\.com$)/i.test(principal))
        .map((principal) =>
          findingAt(
            resource,
            `'denied_principals' must spell a service account as 'principal://iam.googleapis.com/projects/-/serviceAccounts/EMAIL', got ${gotSpelled(principal.replace(/^user:/, "principal://goog/subject/"))}, which is nobody`,
          ),
        ),
    ),
};
