import type { ITerraformDependable } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { ContextKeys } from "../core/context-keys";
import { got, invalid } from "../core/errors";
import type { Grant } from "./grant";
import { effective } from "./grant-wait";
import type { IPrincipal } from "./i-principal";
import { Principal } from "./principal";
import type { IServiceAccount } from "./service-account";

/** `ContextKeys.DEPLOYER`. */
export const DEPLOYER_CONTEXT = ContextKeys.DEPLOYER;

/**
 * Allows the deployer to act as service accounts of this app that a resource uses.
 *
 * Google requires `iam.serviceAccounts.actAs` on each account: https://cloud.google.com/iam/docs/service-accounts-actas.
 * It grants nothing if the context names no deployer, and nothing on accounts that this app does not create.
 */
export function letDeployerActAs(at: Construct, ...accounts: IServiceAccount[]): Grant[] {
  const deployer = deployerOf(at);
  if (!deployer) return [];
  return accounts.filter(isDefined).map((account) => account.grantActAs(deployer));
}

/** Grants the same, and returns what a resource must depend on to use the accounts immediately. */
export function afterActAs(at: Construct, ...accounts: IServiceAccount[]): ITerraformDependable[] {
  return effective(at, letDeployerActAs(at, ...accounts));
}

/** Whether this app creates the account. An imported account has no resource. */
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
