import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { createResource } from "../core/create-resource";
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
interface PolicyResources<Target> {
  readonly acceptsConditions: boolean;

  /** The class `XIamMember`, which is loaded with the first member. */
  readonly member: () => IamResource<Target, PolicyMember>;

  /** The class `XIamBinding`, which is loaded with the first list. */
  readonly binding: () => IamResource<Target, PolicyBinding>;

  /** The arguments that name the resource with the policy. Asked for when something is written. */
  readonly target: () => Target;

  /** What else is to be done with what was written. */
  readonly written?: (resource: TerraformResource) => void;
}

/** The allow policy of a construct that the provider writes with `X_iam_member` and `X_iam_binding`. */
export function resourcePolicy<Target extends object>(
  holder: Construct,
  { acceptsConditions, member, binding, target, written }: PolicyResources<Target>,
): OwnablePolicy {
  const made = <R extends TerraformResource>(resource: R): R => {
    written?.(resource);
    return resource;
  };
  return {
    holder,
    acceptsConditions,
    write: (scope, id, part) => made(createResource(member(), scope, id, { ...target(), ...part })),
    writeBinding: (scope, id, part) => made(createResource(binding(), scope, id, { ...target(), ...part })),
  };
}
