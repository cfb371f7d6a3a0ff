import { TerraformProvider, TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { checkCalls, checkNew } from "./checked-calls";
import { locationOf, projectOf } from "./provider-defaults";
import { providerVersionIn } from "./provider-version";
import { googleIn, providerIn } from "./scope-provider";

/** How resources name the provider that has what is in preview. */
export const GOOGLE_BETA = "google-beta";

/** The project and region of `GoogleBeta`. */
export interface GoogleBetaProps {
  /** @default - the project of the stack's Google provider */
  readonly project?: string;

  /** @default - the region of the stack's Google provider */
  readonly region?: string;

  /**
   * The alias, for `ProviderAlias.use`.
   *
   * @default - none: it is the stack's default provider
   */
  readonly alias?: string;
}

/**
 * The Terraform provider `google-beta`, in the version of the stack's Google provider.
 *
 * `GoogleBetaProvider` of the provider's bindings does the same and has all arguments of the provider. This class needs no
 * bindings. Set an argument that it lacks with `addOverride`.
 */
export class GoogleBeta extends TerraformProvider {
  private readonly props: GoogleBetaProps;
  private name?: string;

  constructor(scope: Construct, id: string, props: GoogleBetaProps = {}) {
    checkNew("GoogleBeta", new.target, [scope, id, props]);
    const stack = TerraformStack.of(scope);
    super(scope, id, {
      terraformResourceType: GOOGLE_BETA,
      terraformGeneratorMetadata: {
        providerName: GOOGLE_BETA,
        // Read when the stack is synthesized, and so complete.
        get providerVersion() {
          return providerVersionIn(stack);
        },
      },
      terraformProviderSource: GOOGLE_BETA,
    });
    const { project = projectOf(this), region = locationOf(this), alias } = props;
    this.props = { project, region };
    this.name = alias;
  }

  /** The alias; undefined for the stack's default provider. */
  public override get alias(): string | undefined {
    return this.name;
  }

  public override set alias(alias: string | undefined) {
    this.name = alias;
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    const { project, region } = this.props;
    return { project, region };
  }

  protected override synthesizeHclAttributes(): { [name: string]: unknown } {
    const text = (value: string | undefined) => ({
      value,
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    });
    return { project: text(this.props.project), region: text(this.props.region) };
  }
}

checkCalls("GoogleBeta", GoogleBeta);

/**
 * Whether a construct has a provider google-beta: that of its scope, or the stack's without an alias, if it is declared by now. Where
 * the scope has another `google` provider, the stack's is not for it.
 */
export function declaresGoogleBeta(at: IConstruct): boolean {
  if (providerIn(at, GOOGLE_BETA)) return true;
  if (googleIn(at)) return false;
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
