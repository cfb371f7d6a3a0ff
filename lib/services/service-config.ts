import type { Construct } from "constructs";
import type { CloudRunServiceProps } from "./cloud-run-service-props";
import { deploymentConfigOf } from "./deployment-config";

/** The arguments of a service around its template and its traffic. */
export function serviceConfigOf(at: Construct, props: CloudRunServiceProps) {
  return {
    ...deploymentConfigOf(at, props),
    ingress: props.ingress.serviceValue,
    customAudiences: props.customAudiences,
    scaling: scalingOf(props),
  };
}

/**
 * The block is always set: Cloud Run returns one with zeros, and google 6 shows its absence as a change in every plan.
 *
 * https://github.com/CloudSecurityOfficeHours/csoh.org/pull/665
 */
function scalingOf({ serviceMinInstances = 0, manualInstances }: CloudRunServiceProps) {
  // The minimum is always written, because google 7 would keep an earlier one.
  const minInstanceCount = serviceMinInstances;
  if (manualInstances === undefined) return { minInstanceCount };
  return { scalingMode: "MANUAL", manualInstanceCount: manualInstances, minInstanceCount };
}
