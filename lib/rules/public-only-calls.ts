import type { Model } from "../document/model";
import { findingAt } from "./finding";
import { isForOthers, type PublicRole, publicRoles } from "./public-statements";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

// What is published is read by everyone; nobody publishes by letting everyone write.
const READER_ROLES = [
  "roles/storage.objectViewer",
  "roles/storage.legacyObjectReader",
  "roles/storage.legacyBucketReader",
  "roles/artifactregistry.reader",
  "roles/pubsub.subscriber",
  "roles/pubsub.viewer",
];

/** The public may call, and read what is published, and nothing else. */
export const PUBLIC_ONLY_CALLS: Rule = {
  id: "public-only-calls",
  title: "The public has no role but to call, or to read what is published",
  why: "With any other role, anyone can change a function, act as a service account, or read a secret. No reason makes that right.",
  severity: RuleSeverity.ERROR,
  check: (model: Model) =>
    publicRoles(model)
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
      return role.startsWith("roles/") && !READER_ROLES.includes(role);
    case "nobody":
      return true;
  }
}
