import { isReadable } from "../core/reasons";
import type { Model } from "../document/model";
import { type Finding, findingAt } from "./finding";
import { lettingPublicIn } from "./public-statements";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

const REASON = "addOverride('//.reason', '…')";

/** Reports grants that let the public in without a reason. */
export const PUBLIC_NEEDS_REASON: Rule = {
  id: "public-needs-reason",
  title: "Who lets the public in says why",
  why: "Anyone on the internet can call what the public may call. A review sees whether that was meant by the reason beside it.",
  severity: RuleSeverity.ERROR,
  check: (model) => [...publicMembers(model), ...uncheckedReceivers(model)],
};

function publicMembers(model: Model): Finding[] {
  return lettingPublicIn(model)
    .filter(({ part }) => !isReadable(part.resource.reason))
    .map(({ part, everyone }) =>
      findingAt(
        part.resource,
        `'member' must not be the public without a reason, got '${everyone}'; use Principal.${everyone}(reason), or ${REASON}`,
      ),
    );
}

function uncheckedReceivers({ receivers }: Model): Finding[] {
  return receivers
    .filter(({ isUnchecked, resource }) => isUnchecked && !isReadable(resource.reason))
    .map(({ resource }) =>
      findingAt(
        resource,
        `'invoker_iam_disabled' must not be on without a reason, got true; use InvokerIamCheck.disabled(reason), or ${REASON}`,
      ),
    );
}
