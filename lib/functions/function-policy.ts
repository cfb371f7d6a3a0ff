import { Cloudfunctions2FunctionIamMember } from "@cdktf/provider-google/lib/cloudfunctions2-function-iam-member";
import { createResource } from "../core/create-resource";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Role } from "../iam/role";
import { policyLifecycle, type PolicyService } from "../invocation/cloud-run-policy";

/** Whether a role is granted on a function itself. Roles of Cloud Run, and custom ones, are granted on its Cloud Run service. */
export function isOfFunction({ name }: Role): boolean {
  return name.startsWith("roles/") && !name.startsWith("roles/run.");
}

/** The allow policy of the function itself: who may develop it. Who may call it is in the policy of its service. */
export function functionPolicy(holder: PolicyService & { readonly functionName: string }): IAllowPolicy {
  return {
    holder,
    acceptsConditions: false,
    write: (scope, id, member) =>
      createResource(Cloudfunctions2FunctionIamMember, scope, id, {
        cloudFunction: holder.functionName,
        project: holder.project,
        location: holder.location,
        ...member,
        lifecycle: policyLifecycle(holder),
      }),
  };
}
