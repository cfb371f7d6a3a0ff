import type { Model } from "../document/model";
import { IngressSettings } from "../ingress/ingress-settings";
import { NetworkPath } from "../ingress/network-path";
import { findingAt } from "./finding";
import { lettingPublicIn } from "./public-statements";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

/** Reports grants to the public if the ingress settings stop all requests from the internet. */
export const CLOSED_TO_THE_PUBLIC: Rule = {
  id: "closed-to-the-public",
  title: "The public is let in where the ingress settings admit it",
  why: "Whoever is on the internet is answered with 404. What is left is that everything in the VPC network may call without an identity, which is seldom meant.",
  severity: RuleSeverity.WARNING,
  check: (model) => {
    const open = lettingPublicIn(model);
    // Most apps let no public in, and then no receiver matters.
    const closed = open.length === 0 ? new Map<string, IngressSettings>() : closedReceivers(model);
    return open.flatMap(({ part, everyone }) => {
      const ingress = closed.get(part.target);
      if (!ingress) return [];
      return findingAt(
        part.resource,
        `'member' must not be the public where it cannot arrive, got '${everyone}' with ingress ${ingress.name}; use IngressSettings.ALL, or name the callers`,
      );
    });
  },
};

/** The ingress settings of receivers that neither the internet nor a load balancer can reach, by the target of the policy. */
function closedReceivers({ receivers }: Model): ReadonlyMap<string, IngressSettings> {
  const open = [NetworkPath.INTERNET, NetworkPath.CLOUD_LOAD_BALANCER];
  return new Map(
    receivers.flatMap(({ target, ingress }) =>
      ingress && !open.some((path) => ingress.admits(path)) ? [[target, ingress]] : [],
    ),
  );
}
