import { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import type { DependentProps } from "../core/dependent-props";
import { declareOrder } from "../core/depends-on";
import { got, invalid } from "../core/errors";
import { checkSameStack } from "../core/same-stack";
import type { IAllowPolicy } from "./allow-policy";
import { checkCondition } from "./condition-check";
import { grantsOn } from "./grant";
import type { IamCondition } from "./iam-condition";
import type { OwnablePolicy } from "./resource-policy";
import type { IResourceWithAllowPolicy } from "./resource-with-allow-policy";
import { Role } from "./role";
import { ownRole } from "./role-owner";

/** Whose members a `RoleBinding` owns. */
export interface RoleBindingProps extends DependentProps {
  /** The resource with the allow policy: a bucket, a secret, a topic, a project, a function, the IAP of an app. */
  readonly resource: IResourceWithAllowPolicy;

  /** The role whose members the code owns. For those who call functions and services, use an `InvokerBinding`. */
  readonly role: Role;

  /**
   * The condition under which the members have the role. Google keeps one list for each condition.
   *
   * @default - the members that have it always
   */
  readonly condition?: IamCondition;
}

/**
 * All members of one role on one resource: whoever is not granted it in the code loses it.
 *
 * It contains the principals of every grant of the role, before and after it. The next deployment removes members that somebody
 * added by hand, and Google's own service agents too, where they have the role. There can be one per resource and role.
 */
@allOrNothing
export class RoleBinding extends Construct {
  constructor(scope: Construct, id: string, props: RoleBindingProps) {
    checkNew("RoleBinding", new.target, [scope, id, props]);
    super(scope, id);
    const { resource, role, condition } = props;
    const policy = ownablePolicy(this, resource, role);
    checkSameStack("resource", resource, this);
    if (condition) checkCondition({ ...policy, holder: this }, role, condition);
    const said = { kind: "RoleBinding", on: "resource" };
    const binding = ownRole(this, policy, { role, condition }, said, () => grantsOn(policy));
    declareOrder(this, props.dependsOn, () => [binding]);
  }
}

checkCalls("RoleBinding", RoleBinding);

/** What has an allow policy, and says which one takes a role. */
interface PolicyHolder {
  _policyFor(role: Role): IAllowPolicy | undefined;
}

const INVOKERS = [Role.RUN_INVOKER, Role.RUN_SERVICES_INVOKER, Role.CLOUD_FUNCTIONS_INVOKER];

function ownablePolicy(at: Construct, resource: IResourceWithAllowPolicy, role: Role): OwnablePolicy {
  const policy = (resource as Partial<PolicyHolder>)._policyFor?.(role) as Partial<OwnablePolicy> | undefined;
  if (isOwnable(policy)) return policy;
  const remedy = INVOKERS.some(({ name }) => name === role.name) ? "; use InvokerBinding" : "";
  throw invalid(
    `'resource' must have an allow policy with a list of members for ${role.roleId}, got ${got(resource.node.path)}${remedy}`,
    at,
  );
}

/** No instanceof: another copy of this package may have made the policy. */
export function isOwnable(policy: Partial<OwnablePolicy> | undefined): policy is OwnablePolicy {
  return policy?.writeBinding !== undefined;
}
