import { type ITerraformDependable, type TerraformResource, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { literal } from "../core/literal";
import { isToken, sameText } from "../core/tokens";
import type { IamCondition } from "./iam-condition";
import { markOwn } from "./own-members";
import type { IPrincipal } from "./principal";
import type { Role } from "./role";

const PUBLIC = ["allUsers", "allAuthenticatedUsers"];
const reasonsOf = new WeakMap<TerraformResource, Set<string>>();

const BASIC_ROLES = ["roles/owner", "roles/editor", "roles/viewer"];
const INVOKER_ROLES = ["roles/run.invoker", "roles/run.servicesInvoker", "roles/cloudfunctions.invoker"];

/** One member of one role. */
export interface PolicyMember {
  readonly role: Role;
  readonly principal: IPrincipal;

  /** @default - always */
  readonly condition?: IamCondition;
}

/** How a role is given. */
export interface GrantOptions {
  /**
   * Under which circumstances the grant holds.
   *
   * @default - always
   */
  readonly condition?: IamCondition;
}

/** A resource that carries its own allow policy. */
export interface IResourceWithAllowPolicy extends IConstruct {
  /**
   * Whether the provider reads conditions back from this policy.
   *
   * @default false
   */
  readonly acceptsConditions?: boolean;

  /** Defines the Terraform resource that adds one member to one role of the allow policy. */
  addMember(scope: Construct, id: string, member: PolicyMember): TerraformResource;
}

/** One role, given to one principal, on one resource. Every other member of the allow policy is left alone. */
export class Grant extends Construct implements ITerraformDependable {
  /**
   * Gives the role, once: the same role and principal again return the first grant.
   *
   * Throws where another principal already goes by the same `principalId` on that resource, and where a condition has no
   * place there.
   */
  public static add(
    on: IResourceWithAllowPolicy,
    role: Role,
    to: IPrincipal,
    options: GrantOptions = {},
  ): Grant {
    const { condition } = options;
    checkPrincipal(on, to);
    if (condition) checkCondition(on, role, to, condition);
    const id = `${role.roleId}:${to.principalId}${condition ? `:${condition.title}` : ""}`;
    const existing = on.node.tryFindChild(id) as Grant | undefined;
    if (existing) {
      checkSame(on, existing, { role, principal: to, condition });
      existing.addReason(to);
      return existing;
    }
    try {
      return new Grant(on, id, { role, principal: to, condition });
    } catch (error) {
      // A grant that could not be made leaves nothing behind: the next one like it is refused, too. As constructs spells
      // ids with slashes, which it does not do here by itself.
      on.node.tryRemoveChild(id.replace(/\//g, "--"));
      throw error;
    }
  }

  public readonly role: Role;
  public readonly principal: IPrincipal;
  public readonly condition?: IamCondition;
  private readonly reasons = new Set<string>();
  private resource: TerraformResource;

  private constructor(on: IResourceWithAllowPolicy, id: string, member: PolicyMember) {
    super(on, id);
    const { role, principal, condition } = member;
    this.role = role;
    this.principal = principal;
    this.condition = condition;
    this.resource = on.addMember(this, "Resource", member);
    markOwn(this.resource);
    this.addReason(principal);
  }

  /** Leaves the member to a resource that owns the whole role; what waits for this grant waits for that then. */
  public handOver(owner: TerraformResource): void {
    this.node.tryRemoveChild("Resource");
    this.resource = owner;
    this.showReasons();
  }

  /** Keeps every reason that is given for letting in the public, whoever asks first. */
  private addReason({ publicReason }: IPrincipal): void {
    if (publicReason === undefined) return;
    this.reasons.add(literal(publicReason));
    this.showReasons();
  }

  private showReasons(): void {
    if (this.reasons.size === 0) return;
    const all = new Set([...(reasonsOf.get(this.resource) ?? []), ...this.reasons]);
    reasonsOf.set(this.resource, all);
    // Terraform ignores what stands under "//"; reviewers of the JSON see it beside the member. Sorted, so that the order of
    // calls changes nothing.
    this.resource.addOverride("//.reason", [...all].sort().join("; "));
  }

  /** For `dependsOn`, where a resource must not exist before the grant does. */
  public get fqn(): string {
    return this.resource.fqn;
  }
}

/** https://cloud.google.com/iam/docs/conditions-overview */
function checkCondition(
  on: IResourceWithAllowPolicy,
  role: Role,
  to: IPrincipal,
  condition: IamCondition,
): void {
  if (!on.acceptsConditions) {
    throw invalid(
      `'condition' must be on a project, service account, bucket, secret or IAP, where the provider reads it back, got '${condition.title}' here`,
      on,
    );
  }
  if (to.publicReason !== undefined) {
    throw invalid(
      `'condition' must not be given for the public, got '${condition.title}' for ${to.principalId}`,
      on,
    );
  }
  if (BASIC_ROLES.includes(role.name)) {
    throw invalid(
      `'condition' must not be given for a basic role, got '${condition.title}' for ${role.name}`,
      on,
    );
  }
  if (INVOKER_ROLES.includes(role.name) && /\bresource\.(name|type|service)\b/.test(condition.expression)) {
    throw invalid(
      `'condition' must not ask for the resource of ${role.name}, which Google does not tell it, got '${condition.title}'; grant on the one function or service`,
      on,
    );
  }
  condition.checkDate(on);
}

/** Whether a grant is what its id says, for whoever asks for it again. */
function checkSame(on: IConstruct, existing: Grant, { role, principal, condition }: PolicyMember): void {
  if (existing.condition?.expression !== condition?.expression) {
    throw invalid(
      `'title' must name one condition of a grant, got ${got(condition?.title)} for two of them`,
      on,
    );
  }
  if (!sameText(on, existing.role.name, role.name)) {
    throw invalid(
      `'roleId' must name one role, got ${got(role.roleId.replace("custom:", ""))} for two of them`,
      on,
    );
  }
  if (!isSame(on, existing.principal, principal)) {
    throw invalid(
      `'principalId' must name one principal of ${role.roleId}, got ${got(principal.principalId)} for two of them; pass one as Principal.of, or as Principal.fromToken with another id`,
      on,
    );
  }
}

function checkPrincipal(
  on: IResourceWithAllowPolicy,
  { principalId, member, publicReason }: IPrincipal,
): void {
  // Principals can be anybody's, also of callers without type-checking.
  if (!(principalId as string | undefined) || isToken(principalId)) {
    const what = isToken(principalId) ? "a token" : got(principalId);
    throw invalid(
      `'principalId' must be a name known at synthesis, because it names the grant, got ${what}`,
      on,
    );
  }
  if (PUBLIC.includes(member) && publicReason === undefined) {
    throw invalid(
      `'member' must not be the public without a reason, got ${got(member)}; use Principal.${member}(reason)`,
      on,
    );
  }
}

/** Whether two principals of one id are one: a name can stand for two in two stacks. */
function isSame(scope: IConstruct, one: IPrincipal, other: IPrincipal): boolean {
  if (one.member === other.member) return true;
  const constructs = [one, other].map(constructOf).filter((construct) => construct !== undefined);
  const stacks = new Set(constructs.map((construct) => TerraformStack.of(construct)));
  return stacks.size < 2 && sameText(scope, one.member, other.member);
}

function constructOf(principal: IPrincipal): IConstruct | undefined {
  return Construct.isConstruct(principal) ? principal : principal.construct;
}
