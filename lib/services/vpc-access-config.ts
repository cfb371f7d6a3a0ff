import { isKnown } from "../core/tokens";
import type { VpcAccess } from "../workload/vpc-access";

/** The `vpc_access` block of a service or job. */
export function vpcAccessConfigOf({ egress, connectorName, directVpc }: VpcAccess) {
  if (!directVpc) return { egress, connector: connectorName };
  const { network, tags } = directVpc;
  // Google's default is written, because the provider would keep the subnetwork of an earlier network.
  const sameName = isKnown(network) && !network.includes("/") ? network : undefined;
  const subnetwork = directVpc.subnetwork ?? sameName;
  return { egress, networkInterfaces: [{ network, subnetwork, tags }] };
}
