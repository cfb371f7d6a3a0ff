import type { CloudRunV2Service } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { literal } from "../core/literal";
import { checkEnvironment } from "../workload/environment";
import { INGRESS_CONTAINER } from "./container-environment";
import type { ContainerProps } from "./container-props";

/**
 * Adds a variable to the container of a service that receives the requests.
 *
 * Returns all variables that are written as plain text. Throws for one that the container has already, and where Google would
 * refuse it.
 */
export function addVariable(
  at: Construct,
  resource: CloudRunV2Service,
  { environment = {}, secretEnvironment = {} }: ContainerProps,
  name: string,
  value: string,
): { [name: string]: string } {
  if (Object.hasOwn(environment, name) || Object.hasOwn(secretEnvironment, name)) {
    throw invalid(`'name' must be a variable that is not set yet, got ${got(name)}`, at);
  }
  // Only the number of the others matters, because Cloud Run limits each value alone.
  const others = { variables: Object.keys(environment).length, bytes: 0 };
  checkEnvironment({ [name]: value }, INGRESS_CONTAINER, at, others);
  const { containers } = resource.template;
  const written = containers.internalValue;
  if (!Array.isArray(written)) {
    throw invalid(`'containers' must be a list where a variable is added, got ${got(written)}`, at);
  }
  const [first, ...sidecars] = written;
  const env = Array.isArray(first.env) ? first.env : [];
  resource.template.putContainers([
    { ...first, env: [...env, { name: literal(name), value: literal(value) }] },
    ...sidecars,
  ]);
  return { ...environment, [name]: value };
}
