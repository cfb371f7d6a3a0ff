import { Construct } from "constructs";
import { invalid } from "../core/errors";
import { knownProject } from "../core/provider-defaults";
import { isKnown } from "../core/tokens";
import type { IPrincipal } from "../iam/principal";
import { IngressSettings } from "../ingress/ingress-settings";
import { NetworkPath } from "../ingress/network-path";
import type { GrantInvokeOptions, IInvocable } from "./invocable";

/** Throws where a caller is known to arrive by a network path that the receiver does not admit. */
export function checkNetworkPath(
  receiver: IInvocable,
  caller: IPrincipal,
  options: GrantInvokeOptions,
): void {
  const { ingress } = receiver;
  const path = options.callsBy ?? caller.callsBy;
  if (path === undefined || !ingress) return;
  if (!ingress.admits(path)) {
    const remedy = path === caller.callsBy && caller.callsByRemedy ? `${caller.callsByRemedy}, or ` : "";
    throw invalid(
      `'ingress' must admit ${path}, by which ${nameOf(caller)} calls, got ${ingress.name}; ${remedy}${remedyFor(path)}`,
      receiver,
    );
  }
  if (path === NetworkPath.GOOGLE_SERVICE && !options.samePerimeter) checkProject(receiver, caller, ingress);
}

/** Google services count as internal only where they call from the receiver's project, or its perimeter. */
function checkProject(receiver: IInvocable, caller: IPrincipal, ingress: IngressSettings): void {
  const from = caller.callsFromProject;
  const to = knownProject(receiver, receiver.project);
  if (!isKnown(from) || to === undefined || from === to || ingress.admits(NetworkPath.INTERNET)) return;
  throw invalid(
    `'ingress' must admit Google services of other projects, by which ${nameOf(caller)} calls from ${from} to ${to}, got ${ingress.name}; ${remedyFor(NetworkPath.INTERNET)}, or give 'samePerimeter' where VPC Service Controls puts both into one perimeter`,
    receiver,
  );
}

function nameOf(caller: IPrincipal): string {
  return Construct.isConstruct(caller) ? caller.node.path : caller.principalId;
}

/** What to change in the receiver, so that it admits the path and no more. */
function remedyFor(path: NetworkPath): string {
  return path === NetworkPath.CLOUD_LOAD_BALANCER
    ? `use IngressSettings.${IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING.name}`
    : `use IngressSettings.${IngressSettings.ALL.name} and keep IAM as the lock`;
}
