import { Construct, type IConstruct } from "constructs";
import { checkCalls } from "../core/checked-calls";
import { judgeSynthesisOf } from "../judging/judged-synthesis";
import type { IAllowPolicy } from "./allow-policy";
import { Grant, type GrantOptions } from "./grant";
import type { IPrincipal } from "./i-principal";
import { noteRight } from "./rights-of-accounts";
import type { Role } from "./role";

/** A resource that carries its own allow policy. */
export interface IResourceWithAllowPolicy extends IConstruct {
  /** Gives the principal a role on this resource alone. */
  grant(role: Role, principal: IPrincipal, options?: GrantOptions): Grant;
}

/** What resources with an allow policy of their own have in common. */
export abstract class ResourceWithAllowPolicy extends Construct implements IResourceWithAllowPolicy {
  /** @internal */
  protected abstract readonly _policy: IAllowPolicy;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    judgeSynthesisOf(this);
  }

  /**
   * The allow policy that takes a role.
   *
   * @internal
   */
  public _policyFor(_role: Role): IAllowPolicy {
    return this._policy;
  }

  /** Gives the principal a role on this resource alone. */
  public grant(role: Role, principal: IPrincipal, options: GrantOptions = {}): Grant {
    const grant = Grant.add(this._policy, role, principal, options);
    noteRight(this, grant);
    return grant;
  }
}

checkCalls("ResourceWithAllowPolicy", ResourceWithAllowPolicy);
