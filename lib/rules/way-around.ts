import { got } from "../core/errors";
import { ownUrlOf } from "../document/app-engine-guards";
import { pathOfCalls } from "../document/arrival";
import { callersOf } from "../document/callers";
import { grouped } from "../document/grouped";
import { Guard, type LoadBalancer, loadBalancersIn } from "../document/load-balancers";
import type { Model } from "../document/model";
import { ownerOf } from "../document/owner";
import { IAP } from "../document/policy-kinds";
import type { Receiver } from "../document/receivers";
import type { Workload } from "../document/workloads";
import { NetworkPath } from "../ingress/network-path";
import { type Finding, findingAt, placeOf } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";
import { several } from "./wording";

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
    const byInternet = grouped(
      model.workloads.filter(isCallingByInternet),
      ({ account }) => `serviceAccount:${account ?? ""}`,
    );
    return model.receivers.flatMap((receiver) =>
      targetsOf(receiver, inFront.keys()).flatMap((target) => {
        const balancers = inFront.get(target) ?? [];
        const passed = balancers.flatMap(({ balancer }) => passedBy(balancer, receiver)).at(0);
        if (!passed) return [];
        return receiver.policy === IAP
          ? ofApp(receiver, target, passed, model)
          : of(receiver, passed, model, byInternet);
      }),
    );
  },
};

/** What load balancers may send to a receiver: an app in App Engine has several services. */
function targetsOf({ policy, target }: Receiver, all: Iterable<string>): string[] {
  return policy === IAP ? [...all].filter((one) => one.startsWith(`${target}/services/`)) : [target];
}

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

/** Workloads by the member that they call as. */
type Callers = ReadonlyMap<string, readonly Workload[]>;

function isCallingByInternet(workload: Workload): boolean {
  const { account, does } = workload;
  return account !== undefined && does !== "build" && pathOfCalls(workload) === NetworkPath.INTERNET;
}

function of(receiver: Receiver, balancer: LoadBalancer, model: Model, byInternet: Callers): Finding[] {
  if (!isOpen(receiver, model)) return [];
  const { resource, region } = receiver;
  const where = region === undefined ? "" : ` in ${region}`;
  return [
    findingAt(
      resource,
      `'ingress' must ${told(balancer)}${where}, got ALL; ${remedyFor(receiver, model, byInternet)}`,
      region,
    ),
  ];
}

/** The remedy, also for callers that the internet no longer leads to the receiver then. */
function remedyFor(receiver: Receiver, model: Model, byInternet: Callers): string {
  const members = new Set(callersOf(receiver, model).map(({ member }) => member.spelling));
  const shutOut = [...members].flatMap((member) => byInternet.get(member) ?? []);
  if (shutOut.length === 0) return `use ${SETTING}`;
  const fixed = shutOut.filter(({ canUseVpc }) => !canUseVpc);
  const names = several(
    (fixed.length > 0 ? fixed : shutOut).map(({ resource }) => ownerOf(placeOf(resource))),
  );
  return fixed.length > 0
    ? `acknowledge this warning, because calls of ${names} come by ${NetworkPath.INTERNET}, or lead the calls through the load balancer and use ${SETTING}`
    : `give ${names} a 'vpcAccess' with VpcEgress.ALL_TRAFFIC, and then use ${SETTING}, which shuts out calls by ${NetworkPath.INTERNET}, or acknowledge this warning`;
}

/** Whether somebody may call it at its own URL. */
function isOpen(receiver: Receiver, model: Model): boolean {
  const { ingress, isBehindIap, isWithoutUrl, isUnchecked, target } = receiver;
  if (isWithoutUrl || !ingress?.admits(NetworkPath.INTERNET)) return false;
  if (isUnchecked || !model.policiesFor(target).every(({ isRead }) => isRead)) return true;
  // The service agent of IAP calls for whoever passes IAP: at the load balancer, or at the receiver itself if IAP is on there.
  return callersOf(receiver, model).some(({ member }) => isBehindIap || !IAP_AGENT.test(member.spelling));
}

/** An app in App Engine asks nobody who calls, and other resources shut the URLs of its services. */
function ofApp({ resource }: Receiver, target: string, balancer: LoadBalancer, model: Model): Finding[] {
  const { isOpen, settings } = ownUrlOf(target, model);
  if (!isOpen) return [];
  if (settings) return [findingAt(settings, `'ingress' must ${told(balancer)}, got ALL; use ${SETTING}`)];
  const service = got(target.slice(target.lastIndexOf("/") + 1));
  return [
    findingAt(
      resource,
      `'AppEngineServiceNetworkSettings' must ${told(balancer)} to the service ${service}, got none; make one with ${SETTING}`,
    ),
  ];
}

const SETTING = "IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING";

function told({ backend, guards }: LoadBalancer): string {
  return `let nobody go around the load balancer of ${ownerOf(placeOf(backend))} with ${guards.join(" and ")}`;
}
