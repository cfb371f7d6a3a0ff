import type { IConstruct } from "constructs";
import { declaresGoogleBeta } from "../core/google-beta";
import { googleIn } from "../core/scope-provider";

/** The error of a stack without the provider google-beta; empty if the stack has it. */
export function googleBetaProblems(at: IConstruct): string[] {
  if (declaresGoogleBeta(at)) return [];
  if (googleIn(at)) {
    return [
      "'ProviderAlias' must give the scope a provider google-beta besides that of google, because only google-beta has API Gateway, got google alone; ProviderAlias.use(scope, new GoogleBeta(stack, 'beta', { alias }))",
    ];
  }
  return [
    "'GoogleBeta' must be declared in the stack, without an alias, because only the provider google-beta has API Gateway, got none; write new GoogleBeta(stack, 'google-beta')",
  ];
}
