import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import type { FunctionSource } from "../source/function-source";
import type { CloudRunFunctionProps } from "./cloud-run-function-props";
import type { Runtime } from "./runtime";

/** Throws where Google would refuse the function. The build and the service have checks of their own. */
export function checkFunction(at: Construct, props: CloudRunFunctionProps): void {
  checkGiven(at, props);
  if (props.kmsKeyName !== undefined && !props.dockerRepository) {
    throw invalid(
      "'dockerRepository' must be given where 'kmsKeyName' is, because Google's own repository has no key of yours, got none",
      at,
    );
  }
}

/** Throws where a required prop is missing or has the wrong type. JavaScript callers have no type checker. */
function checkGiven(at: Construct, props: Partial<CloudRunFunctionProps>): void {
  if ((props.runtime as Partial<Runtime> | undefined)?.language === undefined) {
    throw invalid(`'runtime' must be a Runtime, like Runtime.NODEJS_22, got ${got(props.runtime)}`, at);
  }
  if ((props.source as Partial<FunctionSource> | undefined)?.bind === undefined) {
    throw invalid(
      `'source' must be a FunctionSource, like FunctionSource.directory('functions/orders'), got ${got(props.source)}`,
      at,
    );
  }
  if (props.entryPoint === undefined) {
    throw invalid("'entryPoint' must name the function in the code, got undefined", at);
  }
}
