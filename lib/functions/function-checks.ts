import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import type { CloudRunFunctionProps } from "./cloud-run-function-props";

/** Throws where Google would refuse the function. The build and the service have checks of their own. */
export function checkFunction(at: Construct, props: CloudRunFunctionProps): void {
  if (props.kmsKeyName !== undefined && !props.dockerRepository) {
    throw invalid(
      "'dockerRepository' must be given where 'kmsKeyName' is, because Google's own repository has no key of yours, got none",
      at,
    );
  }
}
