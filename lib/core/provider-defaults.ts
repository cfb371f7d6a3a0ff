import type { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { Lazy, TerraformProvider, TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { invalid } from "./errors";
import { checkFormat } from "./formats/check-format";
import type { Format } from "./formats/format";
import { LOCATION } from "./formats/places";
import { PROJECT } from "./formats/projects";
import { Memory } from "./memory";
import { isKnown } from "./tokens";

/** What a construct takes from its stack's Google provider when it is not told otherwise. */
type Default = "project" | "region";

/** The project and region of a stack's default Google provider, wherever in the stack it is declared, and whenever. */
class ProviderDefaults {
  public static of(scope: IConstruct): ProviderDefaults {
    const stack = TerraformStack.of(scope);
    return ofStacks.of(stack, () => new ProviderDefaults(stack));
  }

  private provider?: GoogleProvider;
  private first?: { readonly provider?: GoogleProvider };
  private asked = 0;
  private nextSearch = 1;

  constructor(private readonly stack: TerraformStack) {}

  /**
   * The value, if the stack is seen to declare it by now.
   *
   * The search walks the whole stack, so that it is made ever more seldom: a stack with the provider at its end stays linear.
   */
  public now(which: Default): string | undefined {
    this.asked++;
    if (!this.provider && this.asked >= this.nextSearch) {
      this.nextSearch = 2 * this.asked;
      this.search();
    }
    return this.provider?.[which];
  }

  /** The value that the stack declares, once it is complete. */
  public atSynthesis(which: Default): string | undefined {
    if (!this.provider) this.search();
    return this.provider?.[which];
  }

  /** The value, if the stack itself had declared it when this was first asked: later answers are the same. */
  public atFirst(which: Default): string | undefined {
    this.first ??= {
      provider: this.stack.node.children
        .filter((child) => TerraformProvider.isTerraformProvider(child))
        .find(isDefaultGoogleProvider),
    };
    return this.first.provider?.[which];
  }

  private search(): void {
    this.provider = this.stack
      .allProviders()
      .filter(isDefaultGoogleProvider)
      // A stack within the stack has a provider of its own.
      .find((provider) => TerraformStack.of(provider) === this.stack);
  }
}

const ofStacks = new Memory<ProviderDefaults>("provider defaults");

function isDefaultGoogleProvider(provider: TerraformProvider): provider is GoogleProvider {
  return provider.terraformResourceType === "google" && provider.alias === undefined;
}

/**
 * The project a construct belongs to: the one it is given, or its stack's.
 *
 * Throws where neither is known, at the latest when the stack is synthesized.
 */
export function projectOf(scope: Construct, given?: string): string {
  return given === undefined
    ? defaultOf(scope, "project", "project")
    : checked("project", given, PROJECT, scope);
}

/** The location of a construct: the one it is given, or its stack's region. Throws like `projectOf`. */
export function locationOf(scope: Construct, given?: string): string {
  return given === undefined
    ? defaultOf(scope, "location", "region")
    : checked("location", given, LOCATION, scope);
}

function defaultOf(scope: Construct, prop: string, which: Default): string {
  const defaults = ProviderDefaults.of(scope);
  const missing = () =>
    invalid(
      `'${prop}' must be given, here or as '${which}' of the stack's default Google provider, got neither`,
      scope,
    );
  const declared = defaults.now(which);
  if (declared === "") throw missing();
  // A value that is declared already is worth more than a token for it: tokens cost time, wherever they are used.
  if (declared !== undefined) return declared;
  return Lazy.stringValue({
    produce: () => {
      const value = defaults.atSynthesis(which);
      if (!value) throw missing();
      return value;
    },
  });
}

function checked(prop: string, given: string, format: Format, at: Construct): string {
  if (given === "")
    throw invalid(`'${prop}' must not be empty, got ''; leave it out to take the provider's`, at);
  checkFormat(prop, given, format, at);
  return given;
}

/**
 * A project that a construct was given, unless it is the one that its stack's provider declares anyway.
 *
 * So what is shared in a project is shared whether the project is named or not. An address depends on nothing but whether the
 * provider stands in the stack before the first construct that names its place.
 */
export function otherProject(scope: IConstruct, given?: string): string | undefined {
  return given !== undefined && given === ProviderDefaults.of(scope).atFirst("project") ? undefined : given;
}

/** A location that a construct was given, unless it is its stack's own anyway; see `otherProject`. */
export function otherLocation(scope: IConstruct, given?: string): string | undefined {
  return given !== undefined && given === ProviderDefaults.of(scope).atFirst("region") ? undefined : given;
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
