import { IapWebCloudRunServiceIamMember } from "@cdktf/provider-google/lib/iap-web-cloud-run-service-iam-member";
import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { conditionConfigOf } from "../iam/condition-config";
import type { IResourceWithAllowPolicy, PolicyMember } from "../iam/grant";

/** Identity-Aware Proxy in front of a service: the allow policy that names who may pass. */
export class ServiceIap extends Construct implements IResourceWithAllowPolicy {
  public readonly acceptsConditions?: boolean = true;

  constructor(
    scope: Construct,
    id: string,
    private readonly service: { readonly name: string; readonly location: string; readonly project: string },
  ) {
    super(scope, id);
  }

  public addMember(
    scope: Construct,
    id: string,
    { role, principal, condition }: PolicyMember,
  ): TerraformResource {
    const { name, location, project } = this.service;
    return new IapWebCloudRunServiceIamMember(scope, id, {
      cloudRunServiceName: name,
      location,
      project,
      role: role.name,
      member: principal.member,
      condition: conditionConfigOf(condition),
    });
  }
}
