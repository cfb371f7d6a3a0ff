import { findingAt } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

/** Reports resources of an API that Google has shut down: https://cloud.google.com/iap/docs/deprecations/migrate-oauth-client */
export const SHUT_DOWN_API: Rule = {
  id: "shut-down-api",
  title: "Nothing is made by an API that Google has shut down",
  why: "The provider still has the resources, and every deployment of them fails.",
  severity: RuleSeverity.ERROR,
  check: (model) =>
    model
      .ofTypes("google_iap_brand", "google_iap_client")
      .map((resource) =>
        findingAt(
          resource,
          `'${resource.type}' must not be used, because Google shut its API down on 2026-03-19, got one; make the OAuth client in the console`,
        ),
      ),
};
