import type { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { Lazy, TerraformProvider, TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { invalid } from "./errors";
import { checkFormat } from "./formats/check-format";
import type { Format } from "./formats/format";
import { LOCATION } from "./formats/places";
import { PROJECT } from "./formats/projects";
import { Memory } from "./memory";
import { checkCdktf } from "./one-cdktf";
import { projectIdOf } from "./project-numbers";
import { googleIn } from "./scope-provider";
import { isKnown, isToken, resolvedText } from "./tokens";

/** An argument of the stack's Google provider that constructs use as their default. */
type Default = "project" | "region";

/**
 * The project and region of a stack's default Google provider, which can be declared anywhere in the stack, also later. In a scope
 * with a provider of its own, those of that provider.
 */
class ProviderDefaults {
  public static of(scope: IConstruct): ProviderDefaults {
    const stack = TerraformStack.of(scope);
    const alias = googleIn(scope) as GoogleProvider | undefined;
    return defaultsOf.of(alias ?? stack, () => new ProviderDefaults(stack, alias));
  }

  private first?: { readonly provider?: GoogleProvider };
  private asked = 0;
  private nextSearch = 1;
  private complete = false;

  constructor(
    private readonly stack: TerraformStack,
    private provider?: GoogleProvider,
  ) {
    checkCdktf(stack);
    if (provider) this.first = { provider };
  }

  /**
   * The value, if the provider is declared already and a search has found it.
   *
   * A search walks the whole stack. So the number of calls between two searches doubles: the cost stays linear even if the
   * provider is declared last.
   */
  public now(which: Default): string | undefined {
    this.asked++;
    if (!this.provider && this.asked >= this.nextSearch) {
      this.nextSearch = 2 * this.asked;
      this.search();
    }
    return this.provider?.[which];
  }

  /** Whether the stack is complete, so that its tokens can be resolved. */
  public get isComplete(): boolean {
    return this.complete;
  }

  /** The value in the complete stack. */
  public atSynthesis(which: Default): string | undefined {
    this.complete = true;
    if (!this.provider) this.search();
    return this.provider?.[which];
  }

  /** The value, if the provider was a direct child of the stack at the first call. Later calls return the same. */
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
      // A nested stack has its own provider.
      .find((provider) => TerraformStack.of(provider) === this.stack);
  }
}

const defaultsOf = new Memory<ProviderDefaults>("provider defaults");

function isDefaultGoogleProvider(provider: TerraformProvider): provider is GoogleProvider {
  return provider.terraformResourceType === "google" && provider.alias === undefined;
}

/**
 * The project of a construct: the given one, or that of the stack's provider.
 *
 * Throws if there is neither, at the latest during synthesis.
 */
export function projectOf(scope: Construct, given?: string): string {
  return given === undefined
    ? defaultOf(scope, "project", "project")
    : checked("project", given, PROJECT, scope);
}

/** The location of a construct: the given one, or the region of the stack's provider. Throws like `projectOf`. */
export function locationOf(scope: Construct, given?: string): string {
  return given === undefined
    ? defaultOf(scope, "location", "region")
    : checked("location", given, LOCATION, scope);
}

function defaultOf(scope: Construct, prop: string, which: Default): string {
  const defaults = ProviderDefaults.of(scope);
  const missing = () => {
    const alias = googleIn(scope);
    const whose = alias ? `the Google provider ${alias.node.path}` : "the stack's default Google provider";
    return invalid(`'${prop}' must be given, here or as '${which}' of ${whose}, got neither`, scope);
  };
  const declared = defaults.now(which);
  if (declared === "") throw missing();
  // A token would also work, but every use of a token costs time.
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
 * The given project, or undefined if it is the project of the stack's provider.
 *
 * So constructs share what belongs to the project, whether they name the project or not. Addresses depend on one thing:
 * whether the provider is declared before the first construct that is given a project or location.
 */
export function otherProject(scope: IConstruct, given?: string): string | undefined {
  return given !== undefined && given === ProviderDefaults.of(scope).atFirst("project") ? undefined : given;
}

/** The given location, or undefined if it is the region of the stack's provider; see `otherProject`. */
export function otherLocation(scope: IConstruct, given?: string): string | undefined {
  return given !== undefined && given === ProviderDefaults.of(scope).atFirst("region") ? undefined : given;
}

/**
 * The project, if it is known already: undefined for a token, or while no provider is declared.
 *
 * By its id, where the context tells it for a number: so a project is one, however it is named.
 */
export function knownProject(scope: IConstruct, given?: string): string | undefined {
  const project = knownPlace(scope, given, "project");
  return project === undefined ? undefined : projectIdOf(scope, project);
}

/** The location, if it is known already; see `knownProject`. */
export function knownLocation(scope: IConstruct, given?: string): string | undefined {
  return knownPlace(scope, given, "region");
}

function knownPlace(scope: IConstruct, given: string | undefined, which: Default): string | undefined {
  const defaults = ProviderDefaults.of(scope);
  const place = given ?? defaults.now(which);
  if (place === undefined || isKnown(place)) return place;
  // In a complete stack, the default of a provider that was declared late can be read.
  const resolved = defaults.isComplete ? resolvedText(scope, place) : place;
  return isToken(resolved) || resolved.includes("${") ? undefined : resolved;
}

/**
 * Makes a check that compares projects or locations. If no provider is declared yet, the check is made again at synthesis,
 * when the stack is complete. So the verdict does not depend on the order of declarations.
 */
export function checkInPlace(at: Construct, check: () => void): void {
  check();
  const defaults = ProviderDefaults.of(at);
  if (defaults.isComplete || defaults.now("project") !== undefined) return;
  at.node.addValidation({
    validate: () => {
      whenComplete(at, check);
      return [];
    },
  });
}

/**
 * Text that depends on a project. If no provider is declared yet, it is made at synthesis, so that it does not depend on the
 * order of declarations.
 */
export function textInPlace(at: IConstruct, given: string | undefined, make: () => string): string {
  if (given !== undefined || ProviderDefaults.of(at).now("project") !== undefined) return make();
  return Lazy.stringValue({ produce: () => whenComplete(at, make) });
}

/** What a function returns at synthesis, when the stack's provider is known, wherever it was declared. */
export function whenComplete<T>(at: IConstruct, ask: () => T): T {
  ProviderDefaults.of(at).atSynthesis("project");
  return ask();
}
