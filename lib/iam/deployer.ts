import type { ITerraformDependable } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import type { Grant } from "./grant";
import { effective } from "./grant-wait";
import type { IPrincipal } from "./i-principal";
import { Principal } from "./principal";
import type { IServiceAccount } from "./service-account";

/** The context key that names who deploys, like `serviceAccount:pipeline@example-project.iam.gserviceaccount.com`. */
export const DEPLOYER_CONTEXT = "cdktf-cloud-run-functions:deployer";

/**
 * Lets whoever deploys act as accounts of this app that a resource is about to use.
 *
 * Google asks for `iam.serviceAccounts.actAs` on each of them: https://cloud.google.com/iam/docs/service-accounts-actas.
 * Nothing happens unless the context names the deployer. Accounts that others made are others' to let it act as.
 */
export function letDeployerActAs(at: Construct, ...accounts: IServiceAccount[]): Grant[] {
  const deployer = deployerOf(at);
  if (!deployer) return [];
  return accounts.filter(isDefined).map((account) => account.grantActAs(deployer));
}

/** What a resource must depend on that uses such accounts at once. */
export function afterActAs(at: Construct, ...accounts: IServiceAccount[]): ITerraformDependable[] {
  return effective(at, letDeployerActAs(at, ...accounts));
}

/** An imported account has no resource. */
function isDefined({ node }: IServiceAccount): boolean {
  return node.defaultChild !== undefined;
}

function deployerOf(at: IConstruct): IPrincipal | undefined {
  const given: unknown = at.node.tryGetContext(DEPLOYER_CONTEXT);
  if (given === undefined) return undefined;
  if (typeof given === "string" && /^(serviceAccount|user|group|principal|principalSet):/.test(given))
    return Principal.of(given);
  throw invalid(
    `context '${DEPLOYER_CONTEXT}' must be the principal that deploys, like 'serviceAccount:pipeline@example-project.iam.gserviceaccount.com', got ${got(given)}`,
    at,
  );
}
