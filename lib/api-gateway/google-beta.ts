import { type TerraformProvider, type TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

// Terraform would pick the provider `google` by the first word of the types' names, and fail on a resource it does not have.
const LOCAL_NAME = "google-beta";

/** Has a resource made by the stack's default `google-beta` provider, wherever that is declared. */
export function useGoogleBeta<T extends TerraformResource>(resource: T): T {
  resource.addOverride("provider", LOCAL_NAME);
  return resource;
}

/** What is missing for that; empty where the stack has the provider. */
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
