import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import type { TerraformResource, TerraformResourceLifecycle } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { Memory } from "../core/memory";
import { firstOf } from "../core/shared-existing";
import { resolvedText } from "../core/tokens";
import type { IAllowPolicy, PolicyMember } from "../iam/allow-policy";
import { type Grant, grantsOn } from "../iam/grant";
import type { Role } from "../iam/role";
import { noteBinding, noteMember } from "./invoker-owners";

/** The Cloud Run service that answers for a function or a service, as its allow policy is addressed. */
export interface PolicyService extends Construct {
  /** The name of the Cloud Run service, short or in full. */
  readonly serviceName: string;

  readonly project: string;
  readonly location: string;

  /** The short name of the Cloud Run service; undefined where only Terraform knows it. */
  readonly _knownServiceName?: string;

  /** The Terraform address whose replacement takes the service's allow policy with it, if this app defines it. */
  readonly _replacedWith?: string;
}

/** What owns the roles of a service, by the names of the roles. */
const owners = new Memory<Map<string, TerraformResource>>("owners of roles");

/** The allow policy of a Cloud Run service, in which one resource can own all members of a role. */
export class CloudRunPolicy implements IAllowPolicy {
  public readonly acceptsConditions = false;

  constructor(public readonly holder: PolicyService) {}

  /** The resource that owns the role, if one does. Throws where another construct's binding owns it for the same service. */
  public write(scope: Construct, id: string, member: PolicyMember): TerraformResource {
    const owner = this.owners.get(this.keyOf(member.role));
    if (owner) return owner;
    noteMember(this.holder, member.role);
    return new CloudRunV2ServiceIamMember(scope, id, {
      ...{ name: this.holder.serviceName, project: this.holder.project, location: this.holder.location },
      ...member,
      lifecycle: policyLifecycle(this.holder),
    });
  }

  /**
   * Has a resource own a role from now on: it holds all members, those of earlier grants, too.
   *
   * Throws where another binding owns the role, or another construct adds members to it.
   */
  public own(binding: IConstruct, role: Role, owner: TerraformResource): void {
    const key = this.keyOf(role.name);
    noteBinding(binding, this.holder, role, this.owners.get(key)?.node.scope);
    this.owners.set(key, owner);
    for (const grant of this.grantsOf(role)) grant._handOver(owner);
  }

  /** The grants of one role, so far. */
  public grantsOf(role: Role): Grant[] {
    const key = this.keyOf(role.name);
    return grantsOn(this).filter((grant) => this.keyOf(grant.role.name) === key);
  }

  private get owners(): Map<string, TerraformResource> {
    return owners.of(firstOf(this.holder), () => new Map());
  }

  /** The name of a role that only Terraform knows is another token each time it is read. */
  private keyOf(roleName: string): string {
    return resolvedText(this.holder, roleName);
  }
}

/**
 * How members follow the service: its policy goes when it is replaced, but Terraform's state would keep them.
 *
 * An address in text, because cdktf renders a dependable as an interpolation, which Terraform refuses here; and its id,
 * because the bare address also stands for every update in place.
 */
export function policyLifecycle({
  _replacedWith: address,
}: PolicyService): TerraformResourceLifecycle | undefined {
  return address === undefined ? undefined : { replaceTriggeredBy: [`${address}.id`] };
}
