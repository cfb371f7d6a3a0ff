import { TerraformElement, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { checkCalls } from "./checked-calls";
import { got, invalid } from "./errors";
import { GOOGLE_BETA } from "./google-beta";
import { checkCdktfAround } from "./one-cdktf";
import { checkSameStack } from "./same-stack";
import { setProvider } from "./scope-provider";
import { isOwn } from "./typed-objects";

/** A provider with an alias, for one part of a stack: another project, another region or other credentials. */
export class ProviderAlias {
  /**
   * Has everything below a construct use a provider with an alias, which the stack declares: all resources that are made there, and the
   * project and the region that they have by default. Roles of receivers are given with the provider of the receiver.
   *
   * Call it before constructs are made there. `google` and `google-beta` are providers apart: call it once for each. What needs
   * `google-beta` does not use the default one where the scope has an alias of `google`. The provider `time` has no settings.
   *
   * Throws for providers without an alias, of other kinds and of other stacks, and for scopes that hold resources already.
   */
  public static use(scope: Construct, provider: TerraformProvider): void {
    checkCdktfAround(scope);
    // JavaScript callers can pass anything.
    if (!TerraformProvider.isTerraformProvider(provider)) {
      throw invalid(`'provider' must be a provider of the stack with an alias, got ${got(provider)}`, scope);
    }
    checkSameStack("provider", provider, scope);
    const { terraformResourceType: type, alias } = provider;
    if (type !== "google" && type !== GOOGLE_BETA) {
      throw invalid(`'provider' must be one of google or google-beta, got one of ${got(type)}`, scope);
    }
    if (alias === undefined) {
      throw invalid(
        `'provider' must have an alias, got ${got(provider.node.path)} without one, which is the stack's default; new GoogleProvider(stack, 'europe', { alias: 'europe', region })`,
        scope,
      );
    }
    const made = madeIn(scope);
    if (made) {
      throw invalid(
        `'use' must be called before constructs are made in its scope, got ${got(made.node.path)}`,
        scope,
      );
    }
    setProvider(scope, type, provider);
  }
}

checkCalls("ProviderAlias", ProviderAlias);

/** A resource, or a construct of this package, which has its project and its region already, also if it makes no resource. */
function madeIn(scope: Construct): Construct | undefined {
  return scope.node
    .findAll()
    .find((one) => !TerraformProvider.isTerraformProvider(one) && (isOwn(one) || isResource(one)));
}

function isResource(one: Construct): boolean {
  return TerraformElement.isTerraformElement(one) && "terraformResourceType" in one && "lifecycle" in one;
}
