import { Lazy, type TerraformProvider, TerraformStack } from "cdktf";
import type { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import type { Construct, IConstruct } from "constructs";
import { isKnown } from "./tokens";

/** What a construct takes from its stack's Google provider when it is not told otherwise. */
type Default = "project" | "region";

/**
 * The project and region of a stack's default Google provider, wherever in the stack it is declared, and whenever:
 * the values are looked up when the stack is synthesized.
 */
class ProviderDefaults {
  private static readonly ofStacks = new WeakMap<TerraformStack, ProviderDefaults>();

  public static of(scope: IConstruct): ProviderDefaults {
    const stack = TerraformStack.of(scope);
    let defaults = this.ofStacks.get(stack);
    if (!defaults) {
      defaults = new ProviderDefaults(stack);
      this.ofStacks.set(stack, defaults);
    }
    return defaults;
  }

  public readonly project = Lazy.stringValue({ produce: () => this.atSynthesis("project") ?? "" });
  public readonly region = Lazy.stringValue({ produce: () => this.atSynthesis("region") ?? "" });
  private provider?: GoogleProvider;
  private searchedAmong = 0;

  private constructor(private readonly stack: TerraformStack) {}

  /** The value, if the stack has been seen to declare it. Not every call looks again: a stack may be large. */
  public now(which: Default): string | undefined {
    return this.among(2 * this.searchedAmong)?.[which];
  }

  /** The value that the stack declares, once it is complete. */
  public atSynthesis(which: Default): string | undefined {
    return this.among(this.searchedAmong + 1)?.[which];
  }

  /** The provider, looked for again where the stack has grown to a number of children since. */
  private among(children: number): GoogleProvider | undefined {
    if (!this.provider && this.stack.node.children.length >= children) {
      this.searchedAmong = this.stack.node.children.length;
      this.provider = this.stack.allProviders().find(isDefaultGoogleProvider);
    }
    return this.provider;
  }
}

function isDefaultGoogleProvider(provider: TerraformProvider): provider is GoogleProvider {
  return provider.terraformResourceType === "google" && provider.alias === undefined;
}

/**
 * The project a construct belongs to: the one it is given, or its stack's.
 *
 * A stack that has none fails its validation, naming the construct.
 */
export function projectOf(scope: Construct, given?: string): string {
  return given ?? defaultOf(scope, "project", "project");
}

/** The location of a construct: the one it is given, or its stack's region. Fails like `projectOf`. */
export function locationOf(scope: Construct, given?: string): string {
  return given ?? defaultOf(scope, "location", "region");
}

function defaultOf(scope: Construct, prop: string, which: Default): string {
  const defaults = ProviderDefaults.of(scope);
  const declared = defaults.now(which);
  // A value that is declared already is worth more than a token for it: tokens cost time, wherever they are used.
  if (declared !== undefined) return declared;
  scope.node.addValidation({
    validate: () =>
      defaults.atSynthesis(which)
        ? []
        : [`'${prop}' must be given, here or as '${which}' of the stack's Google provider, got neither`],
  });
  return defaults[which];
}

/** The project as far as synthesis knows it by now: undefined for a token, or while no provider is declared. */
export function knownProject(scope: IConstruct, given?: string): string | undefined {
  const project = given ?? ProviderDefaults.of(scope).now("project");
  return isKnown(project) ? project : undefined;
}

/** The location as far as synthesis knows it by now; see `knownProject`. */
export function knownLocation(scope: IConstruct, given?: string): string | undefined {
  const location = given ?? ProviderDefaults.of(scope).now("region");
  return isKnown(location) ? location : undefined;
}
