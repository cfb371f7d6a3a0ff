import { Cloudfunctions2FunctionIamBinding } from "@cdktf/provider-google/lib/cloudfunctions2-function-iam-binding";
import { Cloudfunctions2FunctionIamMember } from "@cdktf/provider-google/lib/cloudfunctions2-function-iam-member";
import { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { firstOf } from "../core/shared-existing";
import type { IAllowPolicy } from "../iam/allow-policy";
import { Grant } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { policyLifecycle } from "../iam/policy-lifecycle";
import { resourcePolicy } from "../iam/resource-policy";
import { Role } from "../iam/role";
import type { PolicyService } from "../invocation/cloud-run-policy";

/** Whether a role is granted on a function itself. Roles of Cloud Run, and custom ones, are granted on its Cloud Run service. */
export function isOfFunction({ name }: Role): boolean {
  const isOfService = name.startsWith("roles/run.") || name === Role.CLOUD_FUNCTIONS_INVOKER.name;
  return name.startsWith("roles/") && !isOfService;
}

/** A function, imported or defined here. */
type PolicyFunction = PolicyService & { readonly functionName: string };

/** The allow policy of the function itself: who may develop it. Who may call it is in the policy of its service. */
export function functionPolicy(fn: PolicyFunction, holder: Construct = fn): IAllowPolicy {
  const resources = {
    acceptsConditions: false,
    member: () => Cloudfunctions2FunctionIamMember,
    binding: () => Cloudfunctions2FunctionIamBinding,
    target: (named: PolicyFunction) => {
      // A service defines what was imported as a function.
      const found = "functionName" in named ? named : fn;
      return {
        cloudFunction: found.functionName,
        project: found.project,
        location: found.location,
        lifecycle: policyLifecycle(found),
      };
    },
  };
  return resourcePolicy(fn, resources, holder);
}

/** Gives a role on a function itself. Throws for roles of Cloud Run, which Google refuses there. */
export function grantOnFunction(fn: PolicyFunction, role: Role, principal: IPrincipal): Grant {
  const isCustom = !role.name.startsWith("roles/");
  if (!isCustom && !isOfFunction(role)) {
    throw invalid(
      `'role' must be one that a function's own allow policy honours, like 'roles/cloudfunctions.viewer', got ${got(role.name)}; use grant or grantInvoke`,
      fn,
    );
  }
  return Grant.add(functionPolicy(fn, isCustom ? holderOfCustomRoles(fn) : fn), role, principal);
}

/** Where custom roles on the function itself are granted: the same role of the same principal can be on its service too. */
function holderOfCustomRoles(fn: PolicyFunction): Construct {
  const first = firstOf(fn);
  return first.node.tryFindChild("on-function") ?? new Construct(first, "on-function");
}
