import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { withAppName } from "../core/app-name";
import { checkCalls } from "../core/checked-calls";
import { invalid } from "../core/errors";
import { otherProject } from "../core/provider-defaults";
import { accountIdOf } from "../core/resource-names";
import { googleIn } from "../core/scope-provider";
import { shared } from "../core/shared";
import { isKnown, isToken } from "../core/tokens";
import type { IPrincipal } from "../iam/i-principal";
import { type IServiceAccount, ServiceAccount } from "../iam/service-account";

/**
 * The identity that builds the functions of a stack that are given no `buildServiceAccount`. There is one in each project.
 *
 * It has the roles that builds need. Builds that read more, such as private packages, need `repository.grantRead` for it.
 */
@allOrNothing
export class BuildServiceAccount extends Construct implements IPrincipal {
  /**
   * The one that the functions of a stack share in a project, by default in that of the stack's provider.
   *
   * It may come before the functions. Throws where the project is a token: then each function has its own, as
   * `buildServiceAccount`.
   */
  public static of(scope: Construct, project?: string): BuildServiceAccount {
    if (isToken(project)) {
      throw invalid(
        "'project' must be known at synthesis for functions to share an account, got a token; use buildServiceAccount of a function",
        scope,
      );
    }
    return BuildServiceAccount._for(scope, project, scope.node.id);
  }

  /**
   * The one that a function is built as; where the project is a token, one for this function alone.
   *
   * @internal
   */
  public static _for(
    construct: Construct,
    given: string | undefined,
    accountStem: string,
  ): BuildServiceAccount {
    const project = otherProject(construct, given);
    const stackName = TerraformStack.of(construct).node.id;
    const name = isToken(project)
      ? accountStem
      : withAppName(construct, stackName, ...[googleIn(construct)?.alias, project].filter(isKnown)).join("-");
    const make = (scope: Construct, id: string) => new BuildServiceAccount(scope, id, name, project);
    return shared(construct, "build", [project], make);
  }

  /** The account itself, for who may act as it. */
  public readonly serviceAccount: IServiceAccount;

  private constructor(scope: Construct, id: string, name: string, project?: string) {
    super(scope, id);
    this.serviceAccount = new ServiceAccount(this, "service-account", {
      accountId: accountIdOf(name, "build"),
      description: "Builds Cloud Run functions",
      project,
    });
  }

  public get member(): string {
    return this.serviceAccount.member;
  }

  public get principalId(): string {
    return this.serviceAccount.principalId;
  }
}

checkCalls("BuildServiceAccount", BuildServiceAccount);
