import { settled } from "../document/computed";
import type { Model } from "../document/model";
import { BUCKET } from "../document/policy-kinds";
import { textOf } from "../document/text";
import { findingAt } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

/** Reports grants to the public on buckets with public access prevention. */
export const PUBLIC_ACCESS_PREVENTED: Rule = {
  id: "public-access-prevented",
  title: "A bucket with public access prevention has no public member",
  why: "Google refuses the member when it is deployed: https://cloud.google.com/storage/docs/public-access-prevention",
  severity: RuleSeverity.ERROR,
  check: (model) => {
    const prevented = new Set(preventedBuckets(model));
    return model.publicRoles
      .filter(({ part }) => part.of === BUCKET && prevented.has(part.target))
      .map(({ part, everyone }) =>
        findingAt(
          part.resource,
          `'member' must not be the public on a bucket with public access prevention, got '${everyone}'`,
        ),
      );
  },
};

function preventedBuckets(model: Model): string[] {
  return model
    .ofTypes("google_storage_bucket")
    .filter((bucket) => textOf(settled(bucket.value("public_access_prevention"))) === "enforced")
    .flatMap((bucket) => {
      const name = textOf(settled(bucket.value("name")));
      return name === undefined ? [] : [`b/${name}`];
    });
}
