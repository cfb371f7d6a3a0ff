import { TerraformElement, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { hasOwnAddresses } from "../core/own-addresses";
import type { IPrincipal } from "../iam/i-principal";
import { isPublic } from "../iam/public-principal";
import { rolesToDeploy } from "./roles-to-deploy";

const TYPE = "google_project_iam_member";

/** The deployer, and the stacks that it deploys. */
export interface DeployerRolesProps {
  /** The deployer, for example the service account of a pipeline. */
  readonly principal: IPrincipal;

  /** The stacks that it deploys. The stack with the roles must not be one of them. */
  readonly stacks: TerraformStack[];
}

/**
 * Grants a deployer the roles on projects that it needs: the narrowest predefined role for each resource type in the stacks.
 *
 * Define it in a separate stack. An owner of the projects deploys that stack first. It does not allow the deployer to act as
 * service accounts: for that, set the context `cdktf-cloud-run-functions:deployer`, which covers the accounts that the stacks
 * create. It grants no roles on organizations, or on projects whose id only Terraform knows.
 */
@allOrNothing
export class DeployerRoles extends Construct {
  /** Throws if the principal is the public, or if `stacks` is empty or contains the stack with the roles. */
  constructor(scope: Construct, id: string, props: DeployerRolesProps) {
    checkNew("DeployerRoles", new.target, [scope, id, props]);
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

checkCalls("DeployerRoles", DeployerRoles);

/** Writes the grants at synthesis, because the stacks are complete then. */
class RolesOfStacks extends TerraformElement {
  private roles?: ReadonlyMap<string, readonly string[]>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DeployerRolesProps,
  ) {
    super(scope, id, TYPE);
    hasOwnAddresses(this);
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
