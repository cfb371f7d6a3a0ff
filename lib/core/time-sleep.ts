import { TerraformElement, TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { shared } from "./shared";

const PROVIDER = "time";

// `time_sleep` has had all that is used here since 0.5.0: https://github.com/hashicorp/terraform-provider-time/releases
const REQUIREMENT = { source: "hashicorp/time", version: "~> 0.9" };

/** How a `time_sleep` is made. */
export interface TimeSleepProps {
  readonly seconds: number;

  /** What the sleep follows: Terraform resources by their addresses, such as `google_project_service.run`. */
  readonly after: () => string[];
}

/**
 * A pause after other resources, on `time_sleep` of the provider `hashicorp/time`, which needs no configuration.
 *
 * Terraform sleeps when it creates the resource, and again where one of the resources before it is new or another. What
 * depends on it and exists already is not held up.
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
    // By its id, a resource is known again: only another one has another.
    const triggers = after().map((address) => [address, `\${${address}.id}`]);
    return { create_duration: `${seconds}s`, triggers: Object.fromEntries(triggers) as object };
  }
}

/** The version of the provider that a stack asks for, unless it declares that provider itself. */
class TimeProviderRequirement extends TerraformElement {
  public override toTerraform(): object {
    const isDeclared = TerraformStack.of(this)
      .allProviders()
      .some(({ terraformResourceType }) => terraformResourceType === PROVIDER);
    return isDeclared ? {} : { terraform: { required_providers: { [PROVIDER]: REQUIREMENT } } };
  }
}
