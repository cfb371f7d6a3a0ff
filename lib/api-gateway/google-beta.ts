import type { IConstruct } from "constructs";
import { declaresGoogleBeta } from "../core/google-beta";

/** The error of a stack without the provider google-beta; empty if the stack has it. */
export function googleBetaProblems(at: IConstruct): string[] {
  if (declaresGoogleBeta(at)) return [];
  return [
    "'GoogleBeta' must be declared in the stack, without an alias, because only the provider google-beta has API Gateway, got none; write new GoogleBeta(stack, 'google-beta')",
  ];
}
