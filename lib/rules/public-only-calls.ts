import { isForReaders } from "../core/reader-roles";
import type { Model } from "../document/model";
import type { PublicRole } from "../document/public-roles";
import { findingAt } from "./finding";
import { isForOthers } from "./public-statements";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

/** Reports roles of the public that allow more than calls and public reads. */
export const PUBLIC_ONLY_CALLS: Rule = {
  id: "public-only-calls",
  title: "The public has no role but to call, or to read what is published",
  why: "With any other role, anyone can change a function, act as a service account, or read a secret. No reason makes that right.",
  severity: RuleSeverity.ERROR,
  check: (model: Model) =>
    model.publicRoles
      .filter(isTooMuch)
      .map(({ part, role, everyone }) =>
        findingAt(
          part.resource,
          `'member' must not be the public for ${role} on ${part.of.what}, got '${everyone}'; the public can only be let in to call`,
        ),
      ),
};

function isTooMuch({ part, role }: PublicRole): boolean {
  switch (part.of.everyone) {
    case "caller":
      return isForOthers(role);
    case "reader":
      return role.startsWith("roles/") && !isForReaders(role);
    case "nobody":
      return true;
  }
}
