import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { IResourceWithAllowPolicy, PolicyMember } from "../iam/grant";
import { useGoogleBeta } from "./google-beta";

/** A member of an allow policy, as all of the provider's resources spell it. */
export interface MemberConfig {
  readonly role: string;
  readonly member: string;
}

/** The allow policy of an API or a gateway. It says who may see and change it, and nothing about who may call. */
export class ViewerPolicy extends Construct implements IResourceWithAllowPolicy {
  constructor(
    scope: Construct,
    id: string,
    private readonly define: (scope: Construct, id: string, member: MemberConfig) => TerraformResource,
  ) {
    super(scope, id);
  }

  public addMember(scope: Construct, id: string, { role, principal }: PolicyMember): TerraformResource {
    return useGoogleBeta(this.define(scope, id, { role: role.name, member: principal.member }));
  }
}
