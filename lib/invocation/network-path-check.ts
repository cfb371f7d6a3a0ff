import { Annotations } from "cdktf";
import { invalid } from "../core/errors";
import { InvalidPropCode } from "../core/invalid-prop-error";
import { checkInPlace, knownProject } from "../core/provider-defaults";
import { IngressSettings } from "../ingress/ingress-settings";
import { NetworkPath } from "../ingress/network-path";
import { type ICaller, nameOf, remedyOf } from "./caller";
import type { GrantInvokeOptions } from "./invocable";
import type { Receiver } from "./receiver";

/**
 * Throws if the network path of the caller is known and the receiver does not admit it. Warns if it is a load balancer that
 * others can go around.
 */
export function checkNetworkPath(receiver: Receiver, caller: ICaller, options: GrantInvokeOptions): void {
  const { ingress, construct, internetPaths = [] } = receiver;
  const taken = options.callsBy ?? caller.callsBy;
  if (taken === undefined || !ingress) return;
  const path = internetPaths.includes(taken) ? NetworkPath.INTERNET : taken;
  if (!ingress.admits(path)) {
    const remedy = path === caller.callsBy ? remedyOf(caller) : undefined;
    throw invalid(
      `'ingress' must admit ${path}, by which ${nameOf(caller)} calls, got ${ingress.name}; ${remedy ? `${remedy}, or ` : ""}${remedyFor(path)}`,
      construct,
      InvalidPropCode.PATH_NOT_ADMITTED,
    );
  }
  if (path === NetworkPath.GOOGLE_SERVICE && !options.samePerimeter) checkProject(receiver, caller, ingress);
  if (path === NetworkPath.CLOUD_LOAD_BALANCER) warnOfWayAround(receiver, caller, ingress);
}

/** What protects a load balancer, such as Cloud Armor, sees nothing of requests to the URL of the receiver itself. */
function warnOfWayAround(
  { construct, uriDisabled }: Receiver,
  caller: ICaller,
  ingress: IngressSettings,
): void {
  if (uriDisabled || !ingress.admits(NetworkPath.INTERNET)) return;
  Annotations.of(construct).addWarning(
    `'ingress' must let nobody go around the load balancer, by which ${nameOf(caller)} calls, got ${ingress.name}; ${remedyFor(NetworkPath.CLOUD_LOAD_BALANCER)}`,
  );
}

/** Google services count as internal only if they call from the receiver's project or perimeter. */
function checkProject({ construct, project }: Receiver, caller: ICaller, ingress: IngressSettings): void {
  const { callsFromProject } = caller;
  if (callsFromProject === undefined || ingress.admits(NetworkPath.INTERNET)) return;
  checkInPlace(construct, () => {
    const [from, to] = [callsFromProject, project].map((one) => knownProject(construct, one));
    if (from === undefined || to === undefined || from === to) return;
    throw invalid(
      `'ingress' must admit Google services of other projects, by which ${nameOf(caller)} calls from ${from} to ${to}, got ${ingress.name}; ${remedyFor(NetworkPath.INTERNET)}, or give 'samePerimeter' where VPC Service Controls puts both into one perimeter`,
      construct,
      InvalidPropCode.PATH_NOT_ADMITTED,
    );
  });
}

/** The narrowest change of the receiver that admits the path. */
function remedyFor(path: NetworkPath): string {
  return path === NetworkPath.CLOUD_LOAD_BALANCER
    ? `use IngressSettings.${IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING.name}`
    : `use IngressSettings.${IngressSettings.ALL.name} and keep IAM as the lock`;
}
