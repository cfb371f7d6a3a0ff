import type { TerraformResourceLifecycle } from "cdktf";

/** Something with an allow policy that Google deletes together with it. */
interface Replaceable {
  /** The Terraform address of the resource that creates it; undefined for something imported. */
  readonly _replacedWith?: string | undefined;
}

/**
 * Replaces IAM resources together with what has the policy: Google deletes the policy with it, but Terraform's state would
 * still list its members.
 *
 * The address is plain text, because cdktf would write a reference as `${…}`, which Terraform refuses here. It ends in `.id`,
 * because without it every update in place would replace the IAM resources, too.
 */
export function policyLifecycle({
  _replacedWith: address,
}: Replaceable): TerraformResourceLifecycle | undefined {
  return address === undefined ? undefined : { replaceTriggeredBy: [`${address}.id`] };
}
