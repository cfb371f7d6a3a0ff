import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { Billing, type CloudRunServiceProps } from "./cloud-run-service-props";

/**
 * The arguments of the template for the GPU that one of the containers uses.
 *
 * Throws for a second GPU, and where the service is billed by requests: both are limits of
 * https://cloud.google.com/run/docs/configuring/services/gpu.
 */
export function gpuConfigOf(at: Construct, props: CloudRunServiceProps) {
  const { gpuZonalRedundancy, sidecars = [] } = props;
  const gpus = [props, ...sidecars].flatMap(({ gpu }) => gpu ?? []);
  if (gpus.length > 1) {
    throw invalid(`'gpu' must be given to one container of the service, got ${gpus.length}`, at);
  }
  if (gpus.length === 0) {
    if (gpuZonalRedundancy === undefined) return {};
    throw invalid(
      `'gpuZonalRedundancy' must be given beside a 'gpu' of a container, got ${String(gpuZonalRedundancy)} alone`,
      at,
    );
  }
  if (props.billing !== Billing.INSTANCE_BASED) {
    throw invalid("'billing' must be INSTANCE_BASED where a container has a GPU, got REQUEST_BASED", at);
  }
  return {
    nodeSelector: { accelerator: gpus[0].accelerator },
    gpuZonalRedundancyDisabled: gpuZonalRedundancy === undefined ? undefined : !gpuZonalRedundancy,
  };
}
