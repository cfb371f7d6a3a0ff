import { CloudRunV2ServiceIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-binding";
import { Lazy, type TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { createResource } from "../core/create-resource";
import { got, invalid } from "../core/errors";
import { checkSameStack } from "../core/same-stack";
import { Role } from "../iam/role";
import { type CloudRunPolicy, policyLifecycle } from "./cloud-run-policy";
import type { IInvocable } from "./invocable";
import { roleFor } from "./let-caller-in";
import { receiverOf } from "./receiver";

/** Whose invokers an `InvokerBinding` owns. */
export interface InvokerBindingProps {
  /** The function or service whose invokers the code owns. */
  readonly target: IInvocable;

  /** @default Role.RUN_INVOKER */
  readonly role?: Role;
}

/**
 * All invokers of one function or service: whoever is not granted in the code loses access.
 *
 * It contains the callers of every `grantInvoke`, before and after it, including triggers, jobs and gateways. The next
 * deployment removes members that somebody added by hand. There can be one per service and role in an app.
 */
export class InvokerBinding extends Construct {
  constructor(scope: Construct, id: string, props: InvokerBindingProps) {
    super(scope, id);
    const { target, role = Role.RUN_INVOKER } = props;
    const receiver = receiverOf(target);
    const policy = receiver?.policy as Partial<CloudRunPolicy> | undefined;
    if (!receiver || !isOwnable(policy)) {
      throw invalid(`'target' must have a Cloud Run service behind it, got ${got(target.node.path)}`, this);
    }
    checkSameStack("target", target, this);
    roleFor({ ...receiver, construct: this }, role);
    policy.own(this, role, this.define(policy, role));
  }

  private define(policy: CloudRunPolicy, role: Role): TerraformResource {
    const { serviceName: name, project, location } = policy.holder;
    return createResource(CloudRunV2ServiceIamBinding, this, "Resource", {
      ...{ name, project, location },
      role: role.name,
      // Sorted, so that the order of grants does not change the JSON.
      members: Lazy.listValue({ produce: () => membersOf(policy, role) }),
      lifecycle: policyLifecycle(policy.holder),
    });
  }
}

/** No instanceof: another copy of this package may have made the policy. */
function isOwnable(policy: Partial<CloudRunPolicy> | undefined): policy is CloudRunPolicy {
  return policy?.own !== undefined;
}

function membersOf(policy: CloudRunPolicy, role: Role): string[] {
  return policy
    .grantsOf(role)
    .map(({ principal }) => principal)
    .sort((one, other) => (one.principalId < other.principalId ? -1 : 1))
    .map(({ member }) => member);
}
