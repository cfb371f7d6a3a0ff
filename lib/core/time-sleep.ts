import { TerraformElement, TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { shared } from "./shared";

const PROVIDER = "time";

// `time_sleep` has had all that is used here since 0.5.0: https://github.com/hashicorp/terraform-provider-time/releases
const REQUIREMENT = { source: "hashicorp/time", version: "~> 0.9" };

/** The length of a pause, and what it follows. */
export interface TimeSleepProps {
  readonly seconds: number;

  /** The addresses of the Terraform resources before the pause, such as `google_project_service.run`. */
  readonly after: () => string[];
}

/**
 * A pause after other resources: a `time_sleep` of the provider `hashicorp/time`, which needs no configuration.
 *
 * Terraform sleeps when it creates the resource, and again when one of the resources before it is created or replaced. It
 * does not delay a dependent that already exists.
 */
export class TimeSleep extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: TimeSleepProps,
  ) {
    super(scope, id, { terraformResourceType: "time_sleep" });
    shared(this, "time-provider", [], (parent, name) => new TimeProviderRequirement(parent, name));
  }

  /** @internal */
  protected override synthesizeAttributes(): { [argument: string]: unknown } {
    const { seconds, after } = this.props;
    // The id of a resource changes only when the resource is replaced.
    const triggers = after().map((address) => [address, `\${${address}.id}`]);
    return { create_duration: `${seconds}s`, triggers: Object.fromEntries(triggers) as object };
  }
}

/** The version constraint of the provider, unless the stack declares the provider itself. */
class TimeProviderRequirement extends TerraformElement {
  public override toTerraform(): object {
    const isDeclared = TerraformStack.of(this)
      .allProviders()
      .some(({ terraformResourceType }) => terraformResourceType === PROVIDER);
    return isDeclared ? {} : { terraform: { required_providers: { [PROVIDER]: REQUIREMENT } } };
  }
}
