import { TerraformElement, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import type { IPrincipal } from "../iam/i-principal";
import { isPublic } from "../iam/public-principal";
import { rolesToDeploy } from "./roles-to-deploy";

const TYPE = "google_project_iam_member";

/** Who deploys which stacks. */
export interface DeployerRolesProps {
  /** Who deploys them: the service account of a pipeline, say. */
  readonly principal: IPrincipal;

  /** The stacks that it deploys. The stack of the roles is none of them. */
  readonly stacks: TerraformStack[];
}

/**
 * The roles on projects with which somebody can deploy stacks: for each kind of resource in them, the narrowest predefined one.
 *
 * Define it in a stack of its own, which an owner of the projects deploys first. It gives no right to act as a service account. The
 * context `cdktf-cloud-run-functions:deployer` gives that right, on each account that the stacks create. Roles on organizations, and
 * on projects whose id only Terraform knows, are not granted.
 */
export class DeployerRoles extends Construct {
  /** Throws for the public, and where a stack would have to be deployed before itself. */
  constructor(scope: Construct, id: string, props: DeployerRolesProps) {
    super(scope, id);
    const { principal, stacks } = props;
    if (isPublic(principal.member)) {
      throw invalid(`'principal' must not be the public, got ${got(principal.member)}`, this);
    }
    if (stacks.length === 0) throw invalid("'stacks' must hold at least one, got none", this);
    if (stacks.includes(TerraformStack.of(this))) {
      throw invalid(
        "'stacks' must not hold the stack of the roles, which an owner deploys before, got that one",
        this,
      );
    }
    new RolesOfStacks(this, "Resource", props);
  }
}

/** The members of projects, once the stacks are complete. */
class RolesOfStacks extends TerraformElement {
  private roles?: ReadonlyMap<string, readonly string[]>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DeployerRolesProps,
  ) {
    super(scope, id, TYPE);
  }

  public override toTerraform(): object {
    const { principal, stacks } = this.props;
    this.roles ??= rolesToDeploy(stacks.map((stack) => stack.toTerraform() as object));
    const members = [...this.roles].flatMap(([project, roles]) =>
      roles.map((role): [string, object] => [
        `${this.friendlyUniqueId}_${project}_${role}`.replace(/[^\w-]+/g, "-"),
        { project, role, member: principal.member, "//": this.constructNodeMetadata },
      ]),
    );
    return members.length === 0 ? {} : { resource: { [TYPE]: Object.fromEntries(members) } };
  }
}
