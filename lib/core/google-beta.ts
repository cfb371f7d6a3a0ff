import { type TerraformProvider, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** How resources name the provider that has what is in preview. */
export const GOOGLE_BETA = "google-beta";

/** Whether a construct's stack declares the provider google-beta, without an alias, by now. */
export function declaresGoogleBeta(at: IConstruct): boolean {
  const stack = TerraformStack.of(at);
  return (
    stack
      .allProviders()
      // A stack within the stack has a provider of its own.
      .some((provider) => isDefault(provider) && TerraformStack.of(provider) === stack)
  );
}

function isDefault({ terraformResourceType, alias }: TerraformProvider): boolean {
  return terraformResourceType === GOOGLE_BETA && alias === undefined;
}
