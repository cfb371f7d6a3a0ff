import type { TerraformResource, TerraformResourceLifecycle } from "cdktf";
import type { Construct } from "constructs";
import { createResource } from "../core/create-resource";
import { definitionOf, followDefinition } from "../core/shared-existing";
import type { IAllowPolicy, PolicyMember } from "./allow-policy";
import type { ConditionConfig } from "./condition-config";

/** All members of one role, as every IAM resource of the provider spells them. */
interface PolicyBinding {
  readonly role: string;
  readonly members: string[];

  /** @default - always */
  readonly condition?: ConditionConfig;
}

/** An allow policy in which one resource of Terraform can own all members of a role. */
export interface OwnablePolicy extends IAllowPolicy {
  /** Defines the Terraform resource that owns all members of one role. */
  writeBinding(scope: Construct, id: string, binding: PolicyBinding): TerraformResource;
}

type IamResource<Target, Part> = new (
  scope: Construct,
  id: string,
  config: Target & Part,
) => TerraformResource;

/** The provider's two resources for a policy, and how they name the resource that it belongs to. */
interface PolicyResources<Target, Named extends Construct> {
  readonly acceptsConditions: boolean;

  /** The class `XIamMember`, which is loaded with the first member. */
  readonly member: () => IamResource<Target, PolicyMember>;

  /** The class `XIamBinding`, which is loaded with the first list. */
  readonly binding: () => IamResource<Target, PolicyBinding>;

  /**
   * The arguments that name the resource with the policy. Asked for when something is written, and again when the stack defines
   * after it what it imports before.
   */
  readonly target: (named: Named) => Target;

  /** What else is to be done with what was written. */
  readonly written?: (resource: TerraformResource) => void;
}

/** The names of a resource with a policy, and what happens to the policy with the resource. */
type Aimed = object & { readonly lifecycle?: TerraformResourceLifecycle };

/**
 * The allow policy of a construct that the provider writes with `X_iam_member` and `X_iam_binding`.
 *
 * An import names what the stack defines, before or after it, as the definition does: Terraform would otherwise write the policy
 * before there is something that has one.
 */
export function resourcePolicy<Target extends Aimed, Named extends Construct>(
  named: Named,
  { acceptsConditions, member, binding, target, written }: PolicyResources<Target, Named>,
  /** Below which construct the grants are. */
  holder: Construct = named,
): OwnablePolicy {
  const aim = () => target(definitionOf(named));
  const made = <R extends TerraformResource>(resource: R): R => {
    written?.(resource);
    let ours = triggersOf(resource);
    followDefinition(named, () => {
      const aimed = aim();
      aimAt(resource, aimed, ours);
      ours = triggersOf(aimed);
    });
    return resource;
  };
  return {
    holder,
    acceptsConditions,
    write: (scope, id, part) => made(createResource(member(), scope, id, { ...aim(), ...part })),
    writeBinding: (scope, id, part) => made(createResource(binding(), scope, id, { ...aim(), ...part })),
  };
}

type Triggers = NonNullable<TerraformResourceLifecycle["replaceTriggeredBy"]>;

/** Has an IAM resource name another target than before, and be replaced with that. The rest of its lifecycle stays. */
function aimAt(resource: TerraformResource, { lifecycle, ...names }: Aimed, ours: Triggers): void {
  Object.assign(resource, names);
  const { replaceTriggeredBy = [], ...others } = resource.lifecycle ?? {};
  const theirs = replaceTriggeredBy.filter((one) => !ours.includes(one));
  const triggers = [...triggersOf({ lifecycle }), ...theirs];
  const all = triggers.length > 0 ? { replaceTriggeredBy: triggers, ...others } : others;
  resource.lifecycle = Object.keys(all).length > 0 ? all : undefined;
}

/** What replaces an IAM resource with itself. */
function triggersOf({ lifecycle }: Aimed): Triggers {
  return lifecycle?.replaceTriggeredBy ?? [];
}
