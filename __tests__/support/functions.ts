import type { Construct } from "constructs";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import type { CloudRunFunctionProps } from "../../lib/functions/cloud-run-function-props";
import { Runtime } from "../../lib/functions/runtime";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { FunctionSource } from "../../lib/source/function-source";

/** A function of which only the given props matter to a test. */
export function newFunction(
  scope: Construct,
  id: string,
  props: Partial<CloudRunFunctionProps> = {},
): CloudRunFunction {
  return new CloudRunFunction(scope, id, {
    runtime: Runtime.NODEJS_22,
    entryPoint: "handler",
    source: FunctionSource.inline({ "index.js": "exports.handler = () => {};" }),
    ingress: IngressSettings.ALL,
    ...props,
  });
}
