import { agentIn, AGENTS } from "../agents";
import type { Deployment } from "../deployment";
import { block, type Element } from "../document";
import { named } from "../google-resources";
import { type Step, When } from "../step";
import { templateOf, WORKLOADS } from "./workloads";

/**
 * Access to a VPC network: Cloud Run's service agent needs access to connectors and subnetworks of other projects.
 * https://cloud.google.com/run/docs/configuring/shared-vpc-direct-vpc, https://cloud.google.com/run/docs/configuring/shared-vpc-host-project
 */
export function network(deployment: Deployment): Step[] {
  return deployment.document.resources(...WORKLOADS).flatMap((element) => {
    const principal = agentIn(AGENTS.RUN, deployment.number(deployment.projectOf(element)));
    return usedBy(deployment, element).map((used) => ({
      flow: "network",
      of: element.address,
      when: When.AT_CREATION,
      principal,
      ...used,
    }));
  });
}

function usedBy(deployment: Deployment, { values }: Element): Pick<Step, "permission" | "on">[] {
  const access = block(templateOf(values), "vpc_access");
  const connector = deployment.text(block(values, "service_config")?.vpc_connector ?? access?.connector);
  const { subnetwork, network: net } = block(access, "network_interfaces") ?? {};
  const subnet = deployment.text(subnetwork).replace(/^https:\/\/[^/]+\/compute\/v1\//, "");
  const host = /projects\/([^/]+)\//.exec(deployment.text(net))?.[1];
  if (connector.startsWith("projects/"))
    return [{ permission: "vpcaccess.connectors.get", on: named(connector) }];
  if (subnet.startsWith("projects/")) return [{ permission: "compute.subnetworks.use", on: named(subnet) }];
  if (host === undefined) return [];
  // Cloud Run uses the subnetwork with the name of the network. Its policy is not known.
  return [{ permission: "compute.subnetworks.use", on: named(`projects/${host}/regions/-/subnetworks/-`) }];
}
