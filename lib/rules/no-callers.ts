import { callersOf } from "../document/callers";
import type { Model } from "../document/model";
import { IAP } from "../document/policy-kinds";
import type { Receiver } from "../document/receivers";
import { findingAt } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";
import { inRegion, receiverFor, variableFor } from "./wording";

/** Reports functions and services without callers. */
export const NO_CALLERS: Rule = {
  id: "no-callers",
  title: "Somebody may call each function and service",
  why: "Google lets nobody in who is not named: every call is answered with 403.",
  severity: RuleSeverity.WARNING,
  check: (model) => {
    const inRegions = model.receivers.filter(({ region }) => region !== undefined);
    const called = new Set(
      inRegions.filter((one) => callersOf(one, model).length > 0).map(({ resource }) => resource),
    );
    return model.receivers
      .filter((receiver) => isUncalled(receiver, model))
      .map((receiver) => {
        const { resource, region } = receiver;
        // Beside a grant in another region, one in all regions could be a second resource for one caller.
        const granter = called.has(resource) ? receiverFor(receiver) : variableFor(resource.path);
        const message = `'callers' must name somebody, got none${inRegion(region)}, so that nobody may call this; add ${granter}.grantInvoke(…)`;
        return findingAt(resource, message, region);
      });
  },
};

function isUncalled(receiver: Receiver, model: Model): boolean {
  const { policy, target, isUnchecked, isEventDriven } = receiver;
  if (policy === IAP || isUnchecked || isEventDriven) return false;
  return model.policiesFor(target).every(({ isRead }) => isRead) && callersOf(receiver, model).length === 0;
}
