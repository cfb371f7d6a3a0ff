import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { useProvider } from "./scope-provider";
import { markSettledParts } from "./settled-parts";
import { withoutTraces } from "./stack-traces";
import { needsTerraform, TERRAFORM_FEATURES } from "./terraform-version";

type ResourceClass = new (scope: Construct, id: string, ...rest: never[]) => TerraformElement;

/**
 * Creates a resource or data source with the provider of its scope, without a stack trace for each of its tokens, and quick to
 * resolve. Its stack says which Terraform it needs.
 */
export function createResource<C extends ResourceClass>(
  resource: C,
  ...[scope, id, ...rest]: ConstructorParameters<C>
): InstanceType<C> {
  return withoutTraces(scope, () => {
    const made = new resource(scope, id, ...rest) as InstanceType<C>;
    useProvider(made);
    needsTerraform(TerraformStack.of(made), TERRAFORM_FEATURES.RESOURCES);
    return markSettledParts(made);
  });
}
