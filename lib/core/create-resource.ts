import type { TerraformElement } from "cdktf";
import type { Construct } from "constructs";
import { markSettledParts } from "./settled-parts";
import { withoutTraces } from "./stack-traces";

type ResourceClass = new (scope: Construct, id: string, ...rest: never[]) => TerraformElement;

/** Creates a resource or data source of the provider, without a stack trace for each of its tokens, and quick to resolve. */
export function createResource<C extends ResourceClass>(
  resource: C,
  ...[scope, id, ...rest]: ConstructorParameters<C>
): InstanceType<C> {
  return withoutTraces(scope, () => markSettledParts(new resource(scope, id, ...rest) as InstanceType<C>));
}
