import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import type { TerraformResource, TerraformResourceLifecycle } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { createResource } from "../core/create-resource";
import { got, invalid } from "../core/errors";
import { Memory } from "../core/memory";
import { firstOf } from "../core/shared-existing";
import { resolvedText } from "../core/tokens";
import type { IAllowPolicy, PolicyMember } from "../iam/allow-policy";
import { type Grant, grantsOn } from "../iam/grant";
import type { Role } from "../iam/role";

/** The Cloud Run service of a function or a service: what its IAM resources need to know. */
export interface PolicyService extends Construct {
  /** The name of the Cloud Run service, short or in full. */
  readonly serviceName: string;

  readonly project: string;
  readonly location: string;

  /** The Terraform address of the resource that creates the service; undefined for an imported service. */
  readonly _replacedWith?: string;
}

/** The resources that own a role of a service, by role name. */
const owners = new Memory<Map<string, TerraformResource>>("owners of roles");

/** The allow policy of a Cloud Run service. An `InvokerBinding` can own all members of a role in it. */
export class CloudRunPolicy implements IAllowPolicy {
  public readonly acceptsConditions = false;

  constructor(public readonly holder: PolicyService) {}

  /** Adds a member, or returns the resource that owns the role. */
  public write(scope: Construct, id: string, member: PolicyMember): TerraformResource {
    const owner = this.owners.get(this.keyOf(member.role));
    if (owner) return owner;
    return createResource(CloudRunV2ServiceIamMember, scope, id, {
      ...{ name: this.holder.serviceName, project: this.holder.project, location: this.holder.location },
      ...member,
      lifecycle: policyLifecycle(this.holder),
    });
  }

  /**
   * Makes a resource the owner of all members of a role, including those of earlier grants.
   *
   * Throws if another binding owns it already. Whatever else writes to the role, in any stack, is found when the app is
   * synthesized, by the rule `one-owner`.
   */
  public own(binding: IConstruct, role: Role, owner: TerraformResource): void {
    const key = this.keyOf(role.name);
    const earlier = this.owners.get(key)?.node.scope;
    if (earlier) {
      throw invalid(
        `'InvokerBinding' must be alone in granting ${role.roleId} on its service, got ${got(binding.node.path)} and ${got(earlier.node.path)}`,
        binding,
      );
    }
    this.owners.set(key, owner);
    for (const grant of this.grantsOf(role)) grant._handOver(owner);
  }

  /** All grants of a role so far. */
  public grantsOf(role: Role): Grant[] {
    const key = this.keyOf(role.name);
    return grantsOn(this).filter((grant) => this.keyOf(grant.role.name) === key);
  }

  private get owners(): Map<string, TerraformResource> {
    return owners.of(firstOf(this.holder), () => new Map());
  }

  /** A custom role's name can be a token, and each read of an attribute makes a new one: tokens are compared resolved. */
  private keyOf(roleName: string): string {
    return resolvedText(this.holder, roleName);
  }
}

/**
 * Replaces IAM resources together with the service: Google deletes the policy with the service, but Terraform's state would
 * still list its members.
 *
 * The address is plain text, because cdktf would write a reference as `${…}`, which Terraform refuses here. It ends in `.id`,
 * because without it every update in place would replace the IAM resources, too.
 */
export function policyLifecycle({
  _replacedWith: address,
}: PolicyService): TerraformResourceLifecycle | undefined {
  return address === undefined ? undefined : { replaceTriggeredBy: [`${address}.id`] };
}
