import type { IResolvable } from "cdktf";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { literal } from "../core/literal";
import { checkEnvironment, type EnvironmentRules } from "../workload/environment";
import type { RunContainerProps } from "./run-container-props";

/** A container in a template, as far as variables need it. */
interface Container {
  readonly env?: unknown;
}

/** The template of a resource, whose containers can be written again. */
interface Template<C extends Container> {
  readonly containers: { readonly internalValue?: C[] | IResolvable | undefined };
  putContainers(containers: C[]): void;
}

/** A variable with its value as plain text. */
interface Variable {
  readonly name: string;
  readonly value: string;
}

/**
 * Adds a variable to the main container of a service or job.
 *
 * Returns all variables that are written as plain text. Throws for one that the container has already, and where Google would
 * refuse it.
 */
export function addVariable<C extends Container>(
  at: Construct,
  template: Template<C>,
  { environment = {}, secretEnvironment = {} }: RunContainerProps,
  rules: EnvironmentRules,
  { name, value }: Variable,
): { [name: string]: string } {
  if (Object.hasOwn(environment, name) || Object.hasOwn(secretEnvironment, name)) {
    throw invalid(`'name' must be a variable that is not set yet, got ${got(name)}`, at);
  }
  // Only the number of the others matters, because Cloud Run limits each value alone.
  const others = { variables: Object.keys(environment).length, bytes: 0 };
  checkEnvironment({ [name]: value }, rules, at, others);
  const written = template.containers.internalValue;
  if (!Array.isArray(written)) {
    throw invalid(`'containers' must be a list where a variable is added, got ${got(written)}`, at);
  }
  const [first, ...sidecars] = written;
  const env: unknown[] = Array.isArray(first.env) ? first.env : [];
  template.putContainers([
    { ...first, env: [...env, { name: literal(name), value: literal(value) }] },
    ...sidecars,
  ]);
  return { ...environment, [name]: value };
}
