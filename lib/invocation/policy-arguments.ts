import type { TerraformResource } from "cdktf";
import { resolvedIn } from "../core/tokens";

/** What an IAM resource of the provider says, as far as the checks read it. */
export interface PolicyArguments {
  /** The Cloud Run service that the policy is of. */
  readonly name?: string;
  readonly service?: string;
  readonly location?: string;
  readonly project?: string;

  /** The aliased provider that is asked, instead of the stack's own. */
  readonly provider?: string;

  readonly role?: string;
  readonly member?: string;
  readonly members?: string[];
  readonly "//"?: { readonly reason?: string };
}

/** The arguments of an IAM resource as they will be written. */
export function policyArgumentsOf(resource: TerraformResource): PolicyArguments {
  const document = resolvedIn(resource, resource.toTerraform()) as {
    resource?: { [type: string]: { [name: string]: PolicyArguments } };
  };
  // A resource that was moved writes no block of its own.
  return document.resource?.[resource.terraformResourceType][resource.friendlyUniqueId] ?? {};
}
