import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { IAllowPolicy, PolicyMember } from "../iam/allow-policy";

/** The allow policy of an API or a gateway: who may see and change it. It does not say who may call. */
export function viewerPolicy(
  scope: Construct,
  id: string,
  define: (scope: Construct, id: string, member: PolicyMember) => TerraformResource,
): IAllowPolicy {
  return {
    holder: scope.node.tryFindChild(id) ?? new Construct(scope, id),
    acceptsConditions: false,
    write: define,
  };
}
