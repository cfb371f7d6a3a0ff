import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { otherProject } from "../core/provider-defaults";
import { accountIdOf } from "../core/resource-names";
import { shared } from "../core/shared";
import { isKnown, isToken } from "../core/tokens";
import { type IServiceAccount, ServiceAccount } from "../iam/service-account";

/** The identity that builds functions. It has no roles until a build needs them. */
export class BuildServiceAccount extends Construct {
  /** The one that the functions of a stack share in one project; where that is a token, one for a function alone. */
  public static of(
    construct: Construct,
    given?: string,
    accountStem = construct.node.id,
  ): BuildServiceAccount {
    const project = otherProject(construct, given);
    const stackName = TerraformStack.of(construct).node.id;
    const name = isToken(project)
      ? accountStem
      : [stackName, ...(isKnown(project) ? [project] : [])].join("-");
    const make = (scope: Construct, id: string) => new BuildServiceAccount(scope, id, name, project);
    return shared(construct, "build", [project], make);
  }

  public readonly serviceAccount: IServiceAccount;

  private constructor(scope: Construct, id: string, name: string, project?: string) {
    super(scope, id);
    this.serviceAccount = new ServiceAccount(this, "service-account", {
      accountId: accountIdOf(name, "build"),
      description: "Builds Cloud Run functions",
      project,
    });
  }
}
