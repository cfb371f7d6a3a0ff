import { agentIn, AGENTS } from "../agents";
import type { Deployment } from "../deployment";
import { type Step, When } from "../step";
import { serviceOf } from "./workloads";

/**
 * IAP in front of a service calls it as IAP's service agent. The agent has no access by default.
 * https://cloud.google.com/run/docs/securing/identity-aware-proxy-cloud-run
 */
export function iap(deployment: Deployment): Step[] {
  return deployment.document
    .resources("google_cloud_run_v2_service")
    .filter(({ values }) => values.iap_enabled === true)
    .map((element) => ({
      flow: "iap",
      of: element.address,
      when: When.IN_USE,
      principal: agentIn(AGENTS.IAP, deployment.number(deployment.projectOf(element))),
      permission: "run.routes.invoke",
      on: serviceOf(deployment, element),
    }));
}
