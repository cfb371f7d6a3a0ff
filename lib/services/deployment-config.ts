import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { literal, literals } from "../core/literal";
import type { CloudRunProps } from "../workload/cloud-run-props";
import { checkAnnotations } from "./annotations";
import type { DeploymentProps } from "./deployment-props";
import { LaunchStage } from "./launch-stage";

/** What the resources of services and jobs say of their deployment. Throws where Google would refuse it. */
export function deploymentConfigOf(at: Construct, props: CloudRunProps & DeploymentProps) {
  checkAnnotations("annotations", props.annotations ?? {}, at);
  return {
    annotations: props.annotations && literals(props.annotations),
    deletionProtection: props.deletionProtection,
    launchStage: props.launchStage ?? LaunchStage.GA,
    client: props.client === undefined ? undefined : literal(props.client),
    clientVersion: props.clientVersion === undefined ? undefined : literal(props.clientVersion),
    binaryAuthorization: binaryAuthorizationOf(at, props),
  };
}

function binaryAuthorizationOf(at: Construct, props: CloudRunProps & DeploymentProps) {
  const { binaryAuthorizationPolicy: policy, breakglassJustification: why } = props;
  if (policy === undefined) {
    if (why === undefined) return undefined;
    throw invalid(
      "'breakglassJustification' must be given beside 'binaryAuthorizationPolicy', got it alone",
      at,
    );
  }
  const breakglassJustification = why === undefined ? undefined : literal(why);
  return { ...(policy === "default" ? { useDefault: true } : { policy }), breakglassJustification };
}
