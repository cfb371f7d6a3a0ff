import { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import type { DependentProps } from "../core/dependent-props";
import { declareOrder } from "../core/depends-on";
import { got, invalid } from "../core/errors";
import { checkSameStack } from "../core/same-stack";
import { grantsOn } from "../iam/grant";
import type { Role } from "../iam/role";
import { isOwnable } from "../iam/role-binding";
import { ownRole } from "../iam/role-owner";
import type { IInvocable } from "./invocable";
import { roleFor } from "./let-caller-in";
import { receiverOf } from "./receiver";

/** Whose invokers an `InvokerBinding` owns. */
export interface InvokerBindingProps extends DependentProps {
  /** The function, service or app whose invokers the code owns. */
  readonly target: IInvocable;

  /** @default - the one that `grantInvoke` gives: Cloud Run Invoker, or Cloud Functions Invoker for a 1st gen function */
  readonly role?: Role;
}

/**
 * All invokers of one function or service: whoever is not granted in the code loses access.
 *
 * It contains the callers of every `grantInvoke`, before and after it, including triggers, jobs and gateways. The next
 * deployment removes members that somebody added by hand. There can be one per service and role in an app. For other roles,
 * and for the principals that pass IAP, use a `RoleBinding`.
 */
@allOrNothing
export class InvokerBinding extends Construct {
  constructor(scope: Construct, id: string, props: InvokerBindingProps) {
    checkNew("InvokerBinding", new.target, [scope, id, props]);
    super(scope, id);
    const { target, role } = props;
    const receiver = receiverOf(target);
    const policy = receiver?.policy;
    if (!receiver || !isOwnable(policy)) {
      throw invalid(`'target' must have a list of its invokers, got ${got(target.node.path)}`, this);
    }
    checkSameStack("target", target, this);
    const owned = { role: roleFor({ ...receiver, construct: this }, role) };
    const said = { kind: "InvokerBinding", on: "service" };
    const binding = ownRole(this, policy, owned, said, () => grantsOn(policy));
    declareOrder(this, props.dependsOn, () => [binding]);
  }
}

checkCalls("InvokerBinding", InvokerBinding);
