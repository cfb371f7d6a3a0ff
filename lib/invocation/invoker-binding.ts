import { CloudRunV2ServiceIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-binding";
import { Lazy, type TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkSameStack } from "../core/same-stack";
import { markOwn } from "../iam/own-members";
import { Role } from "../iam/role";
import { CloudRunInvocable } from "./cloud-run-invocable";
import { checkInvokerRole } from "./invoker-roles";
import type { IInvocable } from "./invocable";
import { grantsOf, noteBinding } from "./invoker-owners";

/** What an owned list of invokers is about. */
export interface InvokerBindingProps {
  /** The function or service whose invokers the code owns. */
  readonly target: IInvocable;

  /** @default Role.RUN_INVOKER */
  readonly role?: Role;
}

/**
 * The whole list of invokers of one function or service: whoever is not granted in the code loses access.
 *
 * Every `grantInvoke`, before or after, and those of triggers and callers, lands in the list. Members that someone adds by
 * hand are removed with the next deployment. An app has one for a service and role, and no member beside it.
 */
export class InvokerBinding extends Construct {
  constructor(scope: Construct, id: string, props: InvokerBindingProps) {
    super(scope, id);
    const { target, role = Role.RUN_INVOKER } = props;
    if (!(target instanceof CloudRunInvocable)) {
      throw invalid(`'target' must have a Cloud Run service behind it, got ${got(target.node.path)}`, this);
    }
    checkSameStack("target", target, this);
    checkInvokerRole(role, this);
    noteBinding(this, target, role, this.define(target, role));
  }

  private define(target: CloudRunInvocable, role: Role): TerraformResource {
    const resource = new CloudRunV2ServiceIamBinding(this, "Resource", {
      name: target.serviceName,
      project: target.project,
      location: target.location,
      role: role.name,
      // By the principals' names, so that the order of grants changes nothing.
      members: Lazy.listValue({ produce: () => membersOf(target, role) }),
      lifecycle: target.policyLifecycle,
    });
    markOwn(resource);
    return resource;
  }
}

function membersOf(target: CloudRunInvocable, role: Role): string[] {
  return grantsOf(target, role)
    .map(({ principal }) => principal)
    .sort((one, other) => (one.principalId < other.principalId ? -1 : 1))
    .map(({ member }) => member);
}
