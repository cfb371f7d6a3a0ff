import { literal, literals } from "../core/literal";
import type { CloudRunServiceProps } from "./cloud-run-service-props";
import { LaunchStage } from "./launch-stage";

/** The arguments of a service around its template and its traffic. */
export function serviceConfigOf(props: CloudRunServiceProps) {
  const { annotations, client, clientVersion } = props;
  return {
    annotations: annotations && literals(annotations),
    ingress: props.ingress.serviceValue,
    deletionProtection: props.deletionProtection,
    customAudiences: props.customAudiences,
    launchStage: props.launchStage ?? LaunchStage.GA,
    client: client === undefined ? undefined : literal(client),
    clientVersion: clientVersion === undefined ? undefined : literal(clientVersion),
    binaryAuthorization: binaryAuthorizationOf(props),
    scaling: scalingOf(props),
  };
}

function binaryAuthorizationOf(props: CloudRunServiceProps) {
  const { binaryAuthorizationPolicy: policy, breakglassJustification: why } = props;
  if (policy === undefined) return undefined;
  const breakglassJustification = why === undefined ? undefined : literal(why);
  return { ...(policy === "default" ? { useDefault: true } : { policy }), breakglassJustification };
}

/**
 * The block is always set: Cloud Run returns one with zeros, and google 6 shows its absence as a change in every plan.
 *
 * https://github.com/CloudSecurityOfficeHours/csoh.org/pull/665
 */
function scalingOf({ serviceMinInstances = 0, manualInstances }: CloudRunServiceProps) {
  if (manualInstances !== undefined) return { scalingMode: "MANUAL", manualInstanceCount: manualInstances };
  return { minInstanceCount: serviceMinInstances };
}
