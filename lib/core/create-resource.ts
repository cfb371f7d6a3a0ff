import type { Construct } from "constructs";
import { withoutTraces } from "./stack-traces";

type ResourceClass = new (scope: Construct, id: string, ...rest: never[]) => Construct;

/** Creates a resource or data source of the provider, without a stack trace for each of its tokens. */
export function createResource<C extends ResourceClass>(
  resource: C,
  ...[scope, id, ...rest]: ConstructorParameters<C>
): InstanceType<C> {
  return withoutTraces(scope, () => new resource(scope, id, ...rest) as InstanceType<C>);
}
