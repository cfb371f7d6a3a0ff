import { callersOf } from "../document/callers";
import { grouped } from "../document/grouped";
import { Guard, type LoadBalancer, loadBalancersIn } from "../document/load-balancers";
import type { Model } from "../document/model";
import { ownerOf } from "../document/owner";
import { IAP } from "../document/policy-kinds";
import type { Receiver } from "../document/receivers";
import { NetworkPath } from "../ingress/network-path";
import { type Finding, findingAt, placeOf } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

/**
 * Reports functions and services that somebody can call at their own URL, although a load balancer in front of them checks requests.
 *
 * https://cloud.google.com/run/docs/securing/ingress
 */
export const WAY_AROUND: Rule = {
  id: "way-around",
  title: "Nobody goes around the load balancer that guards a function or service",
  why: "Cloud Armor and Identity-Aware Proxy of a load balancer see nothing of requests to the run.app URL, which ingress settings of ALL admit.",
  severity: RuleSeverity.WARNING,
  check: (model) => {
    const guarded = loadBalancersIn(model.resources).filter(({ guards }) => guards.length > 0);
    if (guarded.length === 0) return [];
    const inFront = grouped(
      guarded.flatMap((balancer) => balancer.targets.map((target) => ({ balancer, target }))),
      ({ target }) => target,
    );
    return model.receivers.flatMap((receiver) => {
      const passed = (inFront.get(receiver.target) ?? []).flatMap(({ balancer }) =>
        passedBy(balancer, receiver),
      );
      return passed.length > 0 && isOpen(receiver, model) ? [findingOf(receiver, passed[0])] : [];
    });
  },
};

/**
 * A load balancer with the guards that requests to a receiver's own URL pass by; nothing if they pass by none.
 *
 * IAP of the receiver itself checks them, too: https://cloud.google.com/run/docs/securing/identity-aware-proxy-cloud-run
 */
function passedBy(balancer: LoadBalancer, { isBehindIap }: Receiver): LoadBalancer[] {
  const guards = balancer.guards.filter((guard) => !isBehindIap || guard !== Guard.IAP);
  return guards.length > 0 ? [{ ...balancer, guards }] : [];
}

const IAP_AGENT = /^serviceAccount:service-.*@gcp-sa-iap\.iam\.gserviceaccount\.com$/;

const OF_APP_ENGINE = ["google_app_engine_service_network_settings", "google_app_engine_firewall_rule"];

/** Whether somebody may call it at its own URL. */
function isOpen(receiver: Receiver, model: Model): boolean {
  const { ingress, isBehindIap, isWithoutUrl, isUnchecked, target, policy } = receiver;
  // An app in App Engine asks nobody, and other resources shut its own URL.
  if (policy === IAP) return model.ofTypes(...OF_APP_ENGINE).length === 0;
  if (isWithoutUrl || !ingress?.admits(NetworkPath.INTERNET)) return false;
  if (isUnchecked || !model.policiesFor(target).every(({ isRead }) => isRead)) return true;
  // The service agent of IAP calls for whoever passes IAP: at the load balancer, or at the receiver itself if IAP is on there.
  return callersOf(receiver, model).some(({ member }) => isBehindIap || !IAP_AGENT.test(member.spelling));
}

function findingOf({ resource, region, policy }: Receiver, { backend, guards }: LoadBalancer): Finding {
  const where = region === undefined ? "" : ` in ${region}`;
  const setting = "IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING";
  const remedy =
    policy === IAP ? `make an AppEngineServiceNetworkSettings with ${setting}` : `use ${setting}`;
  return findingAt(
    resource,
    `'ingress' must let nobody go around the load balancer of ${ownerOf(placeOf(backend))} with ${guards.join(" and ")}${where}, got ALL; ${remedy}`,
  );
}
