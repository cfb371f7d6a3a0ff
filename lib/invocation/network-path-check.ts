import { Construct } from "constructs";
import { invalid } from "../core/errors";
import type { IPrincipal } from "../iam/principal";
import { IngressSettings } from "../ingress/ingress-settings";
import { NetworkPath } from "../ingress/network-path";
import type { IInvocable } from "./invocable";

/** What to change in the receiver so that it admits a path. */
const REMEDIES: { [path in NetworkPath]: string } = {
  [NetworkPath.INTERNET]: `use IngressSettings.${IngressSettings.ALL.name} and keep IAM as the lock`,
  [NetworkPath.CLOUD_LOAD_BALANCER]: `use IngressSettings.${IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING.name}`,
  [NetworkPath.VPC]: `use IngressSettings.${IngressSettings.INTERNAL.name}`,
  [NetworkPath.GOOGLE_SERVICE]: `use IngressSettings.${IngressSettings.INTERNAL.name}`,
};

/** Throws where a caller is known to arrive by a network path that the receiver does not admit. */
export function checkNetworkPath(receiver: IInvocable, caller: IPrincipal, path = caller.callsBy): void {
  if (path === undefined || !receiver.ingress || receiver.ingress.admits(path)) return;

  const who = Construct.isConstruct(caller) ? caller.node.path : caller.principalId;
  const remedy = path === caller.callsBy && caller.callsByRemedy ? `${caller.callsByRemedy}, or ` : "";
  throw invalid(
    `'ingress' must admit ${path}, by which ${who} calls, got ${receiver.ingress.name}; ${remedy}${REMEDIES[path]}`,
    receiver,
  );
}
