import type { ITerraformDependable, TerraformResource } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { invalid } from "../core/errors";
import { literal } from "../core/literal";
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
    const id = `${role.name}:${to.principalId}`;
    const existing = on.node.tryFindChild(id) as Grant | undefined;
    if (!existing) return new Grant(on, id, role, to);
    if (existing.principal.member !== to.member) {
      throw invalid(
        `'principalId' must name one principal of '${role.name}', got '${to.principalId}' for two of them; give one of them another principalId`,
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
