import { callersOf } from "../document/callers";
import type { Model } from "../document/model";
import { IAP } from "../document/policy-kinds";
import type { Receiver } from "../document/receivers";
import { findingAt } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";
import { variableFor } from "./wording";

/** Reports functions and services without callers. */
export const NO_CALLERS: Rule = {
  id: "no-callers",
  title: "Somebody may call each function and service",
  why: "Google lets nobody in who is not named: every call is answered with 403.",
  severity: RuleSeverity.WARNING,
  check: (model) =>
    model.receivers
      .filter((receiver) => isUncalled(receiver, model))
      .map(({ resource, region }) =>
        findingAt(
          resource,
          `'callers' must name somebody, got none${region === undefined ? "" : ` in ${region}`}, so that nobody may call this; add ${variableFor(resource.path)}.grantInvoke(…)`,
        ),
      ),
};

function isUncalled(receiver: Receiver, model: Model): boolean {
  const { policy, target, isUnchecked, isEventDriven } = receiver;
  if (policy === IAP || isUnchecked || isEventDriven) return false;
  return model.policiesFor(target).every(({ isRead }) => isRead) && callersOf(receiver, model).length === 0;
}
