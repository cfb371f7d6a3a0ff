import type { IConstruct } from "constructs";
import { NetworkPath } from "../ingress/network-path";
import { type VpcAccess, VpcEgress } from "./vpc-access";

/** The network path of the calls of code: the VPC network if all egress goes through it, otherwise the internet. */
export function pathOf(vpcAccess: VpcAccess | undefined): NetworkPath {
  return vpcAccess?.egress === VpcEgress.ALL_TRAFFIC ? NetworkPath.VPC : NetworkPath.INTERNET;
}

/** What to change for calls through the VPC network, as part of an error message. */
export function pathRemedy(at: IConstruct, vpcAccess: VpcAccess | undefined): string {
  const all = `give ${at.node.path} a 'vpcAccess' with VpcEgress.ALL_TRAFFIC`;
  // https://cloud.google.com/run/docs/securing/private-networking
  return vpcAccess === undefined
    ? all
    : `${all}, or give 'callsBy: NetworkPath.VPC' where a private DNS zone leads run.app into the VPC network`;
}
