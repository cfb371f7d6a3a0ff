import { type ITerraformDependable, Lazy, type TerraformResource } from "cdktf";
import { Construct, Dependable, type IConstruct } from "constructs";
import { addressOf } from "../core/address";
import { removeChild, whenUndone } from "../core/all-or-nothing";
import { checkCalls } from "../core/checked-calls";
import { declareOrder } from "../core/depends-on";
import { Memory } from "../core/memory";
import { firstOf } from "../core/shared-existing";
import type { IAllowPolicy } from "./allow-policy";
import { checkCondition } from "./condition-check";
import { conditionConfigOf } from "./condition-config";
import { checkPrincipal, checkSame, type Terms } from "./grant-checks";
import type { IPrincipal } from "./i-principal";
import type { IamCondition } from "./iam-condition";
import { publicReasonOf } from "./public-principal";
import { refusePublic } from "./refused-public";
import type { Role } from "./role";
import { checkRoleForThePublic } from "./role-for-the-public";
import { ownerOf } from "./role-owner";
import { reasonsOf, showReasons } from "./shown-reasons";

/** The grants on the policies of a construct. */
const grants = new Memory<Grant[]>("grants");

/** What comes before a resource: addresses that are asked for at synthesis. */
const earlier = new Memory<(() => string | undefined)[]>("what comes before");

/** Who is told of the grants that name a principal. */
const listeners = new Memory<((grant: Grant) => void)[]>("who is told of grants");

/** Tells of each grant from now on that names a principal. */
export function whenGranted(principal: IPrincipal & IConstruct, tell: (grant: Grant) => void): void {
  listeners.of(principal, () => []).push(tell);
}

/** All grants on a policy so far. */
export function grantsOn(policy: IAllowPolicy): Grant[] {
  return grants.find(holderOf(policy)) ?? [];
}

/** The construct below which the grants of a policy stand. */
function holderOf({ holder }: IAllowPolicy): Construct {
  return firstOf(holder);
}

/** How a role is given. */
export interface GrantOptions {
  /**
   * When the role applies: at certain times, for certain paths or hosts.
   *
   * @default - always
   */
  readonly condition?: IamCondition;
}

/** One role of one principal on one resource. It does not change the other members of the allow policy. */
export class Grant extends Construct implements ITerraformDependable {
  /**
   * Gives a role to a principal. A second call with the same role and principal returns the first grant.
   *
   * Throws for the public, unless the role reads what is published; if another principal with the same `principalId` has the
   * role; and if the policy does not keep conditions.
   */
  public static add(policy: IAllowPolicy, role: Role, to: IPrincipal, options: GrantOptions = {}): Grant {
    checkRoleForThePublic(role, to, holderOf(policy));
    return Grant._toCaller(policy, role, to, options);
  }

  /**
   * Gives a role by which callers are let in, also to the public.
   *
   * @internal
   */
  public static _toCaller(policy: IAllowPolicy, role: Role, to: IPrincipal, options: GrantOptions): Grant {
    const { condition } = options;
    const holder = holderOf(policy);
    const terms = { role, principal: to, condition };
    checkPrincipal(policy, to);
    if (condition) checkCondition(policy, role, condition, to);
    const id = `${role.roleId}:${to.principalId}${condition ? `:${condition.title}` : ""}`;
    const existing = holder.node.tryFindChild(id) as Grant | undefined;
    if (existing) {
      checkSame(holder, existing, terms);
      existing.showReason(to);
      return existing.toldTo(to);
    }
    try {
      const grant = new Grant(policy, id, terms);
      const all = grants.of(holder, () => []);
      all.push(grant);
      whenUndone(holder, () => {
        all.splice(all.indexOf(grant), 1);
        removeChild(holder, id);
      });
      return grant.toldTo(to);
    } catch (error) {
      // Without this, the next call would find the half-made grant and return it.
      removeChild(holder, id);
      throw error;
    }
  }

  /** The role that is given. */
  public readonly role: Role;

  /** Who has the role. */
  public readonly principal: IPrincipal;

  /** When the role applies; always if undefined. */
  public readonly condition?: IamCondition;

  /**
   * Whether what needs this grant waits for it.
   *
   * @internal
   */
  public _isAwaited = false;
  private resource: TerraformResource;

  private constructor(policy: IAllowPolicy, id: string, { role, principal, condition }: Terms) {
    super(holderOf(policy), id);
    this.role = role;
    this.principal = principal;
    this.condition = condition;
    const member = { role: role.name, member: principal.member, condition: conditionConfigOf(condition) };
    this.resource = ownerOf(policy, this) ?? policy.write(this, "Resource", member);
    refusePublic(this, this.resource, principal);
    this.showReason(principal);
    declareOrder(this, undefined, () => [this.resource]);
  }

  /**
   * Where Terraform keeps it, like `google_project_iam_member.viewer`.
   *
   * @internal
   */
  public get _address(): string {
    return addressOf(this.resource);
  }

  /** The Terraform address, for `dependsOn`. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /**
   * Has Terraform make it after another resource, which makes the account that it names. The address of that is asked for at
   * synthesis; there may be none.
   *
   * @internal
   */
  public _follow(address: () => string | undefined): void {
    const all = earlier.of(this.resource, () => []);
    all.push(address);
    whenUndone(this, () => all.splice(all.indexOf(address), 1));
    this.resource.dependsOn = Lazy.listValue({
      produce: () => {
        const addresses = [...new Set(all.flatMap((each) => each() ?? []))];
        return addresses.length > 0 ? addresses : undefined;
      },
    });
  }

  /**
   * Has Terraform take the role away only after what waits for this grant was updated. A list of all members stays as it is: it would
   * take all of them away.
   *
   * @internal
   */
  public _outlive(): void {
    const { resource } = this;
    const before = resource.lifecycle;
    if (before?.createBeforeDestroy || resource !== this.node.tryFindChild("Resource")) return;
    resource.lifecycle = { ...before, createBeforeDestroy: true };
    whenUndone(this, () => (resource.lifecycle = before));
  }

  /**
   * Removes this grant's own resource, because another resource now owns all members of the role. What depends on this
   * grant then depends on that resource.
   *
   * @internal
   */
  public _handOver(owner: TerraformResource): void {
    const own = this.resource;
    this.node.tryRemoveChild("Resource");
    this.resource = owner;
    Dependable.implement(this, { dependencyRoots: [owner] });
    refusePublic(this, owner, this.principal);
    showReasons(this, owner, reasonsOf(own));
    for (const address of earlier.find(own) ?? []) this._follow(address);
  }

  private toldTo(principal: IPrincipal): this {
    for (const tell of listeners.find(principal as IPrincipal & IConstruct) ?? []) tell(this);
    return this;
  }

  private showReason(principal: IPrincipal): void {
    const reason = publicReasonOf(principal);
    if (reason !== undefined) showReasons(this, this.resource, [reason]);
  }
}

checkCalls("Grant", Grant);
