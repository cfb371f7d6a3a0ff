import { type ITerraformDependable, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { otherProject } from "../core/provider-defaults";
import { accountIdOf } from "../core/resource-names";
import { shared } from "../core/shared";
import { isKnown, isToken } from "../core/tokens";
import { GoogleProject } from "../iam/google-project";
import type { IResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";
import { type IServiceAccount, ServiceAccount } from "../iam/service-account";

/** The identity that builds functions, with just the roles that a build needs. */
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

  private constructor(
    scope: Construct,
    id: string,
    name: string,
    private readonly project?: string,
  ) {
    super(scope, id);
    this.serviceAccount = new ServiceAccount(this, "service-account", {
      accountId: accountIdOf(name, "build"),
      description: "Builds Cloud Run functions",
      project,
    });
  }

  /**
   * Lets it read the sources and write the image and the logs of a build; returns what the build must wait for.
   *
   * Without a repository of its own, a function's image goes to `gcf-artifacts`, which Google makes on the first build:
   * only the project can hold the role by then.
   */
  public grantBuild(
    source: IResourceWithAllowPolicy,
    repository?: IResourceWithAllowPolicy,
  ): ITerraformDependable[] {
    const project = GoogleProject.of(this, this.project);
    return [
      project.grant(Role.LOGGING_LOG_WRITER, this.serviceAccount),
      (repository ?? project).grant(Role.ARTIFACT_REGISTRY_WRITER, this.serviceAccount),
      source.grant(Role.STORAGE_OBJECT_VIEWER, this.serviceAccount),
    ];
  }
}
