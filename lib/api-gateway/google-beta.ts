import type { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import { declaresGoogleBeta, GOOGLE_BETA } from "../core/google-beta";

/**
 * Makes a resource use the stack's `google-beta` provider, even if the provider is declared later.
 *
 * By default, Terraform takes the provider from the first word of the resource type, `google`, which has no API Gateway.
 */
export function useGoogleBeta<T extends TerraformResource>(resource: T): T {
  resource.addOverride("provider", GOOGLE_BETA);
  return resource;
}

/** The error of a stack without that provider; empty if the stack has it. */
export function googleBetaProblems(at: IConstruct): string[] {
  if (declaresGoogleBeta(at)) return [];
  return [
    "'GoogleBetaProvider' must be declared in the stack, without an alias, because only that provider has API Gateway, got none; import it from '@cdktf/provider-google-beta/lib/provider'",
  ];
}
