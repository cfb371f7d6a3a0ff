import {
  DefaultTokenResolver,
  type ITerraformDependable,
  StringConcat,
  type TerraformResource,
  Tokenization,
} from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { literal } from "../core/literal";
import { isToken } from "../core/tokens";
import type { IPrincipal } from "./principal";
import type { Role } from "./role";

/** A resource that carries its own allow policy. */
export interface IResourceWithAllowPolicy extends IConstruct {
  /** Defines the Terraform resource that adds one member to one role of the allow policy. */
  addMember(scope: Construct, id: string, role: Role, principal: IPrincipal): TerraformResource;
}

/** One role, given to one principal, on one resource. Every other member of the allow policy is left alone. */
export class Grant extends Construct implements ITerraformDependable {
  /**
   * Gives the role, once: the same role and principal again return the first grant.
   *
   * Throws where another principal already goes by the same `principalId` on that resource.
   */
  public static add(on: IResourceWithAllowPolicy, role: Role, to: IPrincipal): Grant {
    if (to.principalId === "" || isToken(to.principalId)) {
      const what = to.principalId === "" ? "''" : "a token";
      throw invalid(
        `'principalId' must be a name known at synthesis, because it names the grant, got ${what}`,
        on,
      );
    }
    const id = `${role.name}:${to.principalId}`;
    const existing = on.node.tryFindChild(id) as Grant | undefined;
    if (!existing) return new Grant(on, id, role, to);
    if (!sameMember(on, existing.principal.member, to.member)) {
      throw invalid(
        `'principalId' must name one principal of ${role.name}, got ${got(to.principalId)} for two of them; pass one as Principal.of, or as Principal.fromToken with another id`,
        on,
      );
    }
    return existing;
  }

  private readonly resource: TerraformResource;

  private constructor(
    on: IResourceWithAllowPolicy,
    id: string,
    public readonly role: Role,
    public readonly principal: IPrincipal,
  ) {
    super(on, id);
    this.resource = on.addMember(this, "Resource", role, principal);
    if (principal.publicReason !== undefined) {
      // Terraform ignores what stands under "//"; reviewers of the JSON see it beside the member.
      this.resource.addOverride("//.reason", literal(principal.publicReason));
    }
  }

  /** For `dependsOn`, where a resource must not exist before the grant does. */
  public get fqn(): string {
    return this.resource.fqn;
  }
}

/** Whether two member strings come to the same text: each reading of an attribute is a token of its own. */
function sameMember(scope: IConstruct, ...members: [string, string]): boolean {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const [one, other] = members.map((member): unknown =>
    isToken(member) ? Tokenization.resolve(member, { scope, resolver, preparing: false }) : member,
  );
  return one === other;
}
