import { type TerraformProvider, type TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

// By default, Terraform takes the provider from the first word of the resource type, `google`, which has no API Gateway.
const LOCAL_NAME = "google-beta";

/** Makes a resource use the stack's `google-beta` provider, even if the provider is declared later. */
export function useGoogleBeta<T extends TerraformResource>(resource: T): T {
  resource.addOverride("provider", LOCAL_NAME);
  return resource;
}

/** The error of a stack without that provider; empty if the stack has it. */
export function googleBetaProblems(at: IConstruct): string[] {
  const stack = TerraformStack.of(at);
  const isDeclared = stack
    .allProviders()
    .some((provider) => isDefault(provider) && TerraformStack.of(provider) === stack);
  if (isDeclared) return [];
  return [
    "'GoogleBetaProvider' must be declared in the stack, without an alias, because only that provider has API Gateway, got none; import it from '@cdktf/provider-google-beta/lib/provider'",
  ];
}

function isDefault({ terraformResourceType, alias }: TerraformProvider): boolean {
  return terraformResourceType === LOCAL_NAME && alias === undefined;
}
