import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import type { RunContainerProps } from "./run-container-props";

/** What a service or a job says of its GPU. */
interface WithGpu extends RunContainerProps {
  readonly sidecars?: readonly RunContainerProps[] | undefined;
  readonly gpuZonalRedundancy?: boolean | undefined;
}

/**
 * The arguments of the template for the GPU that one of the containers uses; undefined if none does.
 *
 * Throws for a second GPU, which is a limit of https://cloud.google.com/run/docs/configuring/services/gpu and
 * https://cloud.google.com/run/docs/configuring/jobs/gpu.
 */
export function gpuConfigOf(at: Construct, noun: string, props: WithGpu) {
  const { gpuZonalRedundancy, sidecars = [] } = props;
  const gpus = [props, ...sidecars].flatMap(({ gpu }) => gpu ?? []);
  if (gpus.length > 1) {
    throw invalid(`'gpu' must be given to one container of the ${noun}, got ${gpus.length}`, at);
  }
  if (gpus.length === 0) {
    if (gpuZonalRedundancy === undefined) return undefined;
    throw invalid(
      `'gpuZonalRedundancy' must be given beside a 'gpu' of a container, got ${String(gpuZonalRedundancy)} alone`,
      at,
    );
  }
  return {
    nodeSelector: { accelerator: gpus[0].accelerator },
    gpuZonalRedundancyDisabled: gpuZonalRedundancy === undefined ? undefined : !gpuZonalRedundancy,
  };
}
