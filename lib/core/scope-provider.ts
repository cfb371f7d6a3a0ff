import { type TerraformDataSource, TerraformProvider, type TerraformResource, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { Memory } from "./memory";

/** The providers of a scope and of all that is in it, by their types. Undefined is the stack's default one. */
interface ScopeProviders {
  readonly [type: string]: TerraformProvider | undefined;
}

const ofScopes = new Memory<ScopeProviders>("providers of a scope");

/** Whether any scope of a stack has a provider of its own: almost none has. */
const inStacks = new Memory<boolean>("scopes with providers");

/** Gives a scope a provider, undefined for the stack's default one. */
export function setProvider(scope: IConstruct, type: string, provider: TerraformProvider | undefined): void {
  inStacks.set(TerraformStack.of(scope), true);
  ofScopes.set(scope, { ...ofScopes.find(scope), [type]: provider });
}

/** The provider of a type that a construct's scope has; undefined for the stack's default one. */
export function providerIn(at: IConstruct, type: string): TerraformProvider | undefined {
  const stack = TerraformStack.of(at);
  if (!inStacks.find(stack)) return undefined;
  for (let scope: IConstruct | undefined = at; scope; scope = scope.node.scope) {
    const providers = ofScopes.find(scope);
    if (providers && type in providers) return providers[type];
    if (scope === stack) return undefined;
  }
  return undefined;
}

/** The Google provider that a construct's scope has; undefined for the stack's default one. */
export function googleIn(at: IConstruct): TerraformProvider | undefined {
  return providerIn(at, "google");
}

/** Has a resource or a data source use the provider of its scope. Those of other providers stay as they are. */
export function useProvider(made: Construct): void {
  const { terraformGeneratorMetadata } = made as Partial<TerraformResource | TerraformDataSource>;
  if (terraformGeneratorMetadata === undefined) return;
  const provider = providerIn(made, terraformGeneratorMetadata.providerName);
  if (provider) (made as TerraformResource | TerraformDataSource).provider = provider;
}

/**
 * A child of a construct in which everything uses the providers of another construct, which are not those of the parent.
 *
 * Without a difference, it is the parent itself.
 */
export function scopeLike(other: IConstruct, parent: Construct): Construct {
  const types = ["google", "google-beta"];
  const providers = types.map((type) => providerIn(other, type));
  if (types.every((type, index) => providerIn(parent, type) === providers[index])) return parent;
  const [google, beta] = providers;
  const id = ["of", google?.alias ?? "default", ...(beta ? ["beta", beta.alias] : [])].join("-");
  const existing = parent.node.tryFindChild(id);
  if (existing) return existing;
  const scope = new Construct(parent, id);
  types.forEach((type, index) => {
    setProvider(scope, type, providers[index]);
  });
  return scope;
}
