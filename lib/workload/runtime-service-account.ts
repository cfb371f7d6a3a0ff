import type { Construct } from "constructs";
import { accountIdOf } from "../core/resource-names";
import { isKnown } from "../core/tokens";
import type { IServiceAccount } from "../iam/service-account";
import { WorkloadServiceAccount } from "../iam/workload-service-account";

/** The function or service that a service account is for. */
export interface Workload {
  /** As the account's description calls it: `Cloud Run function`. */
  readonly kind: string;

  readonly name: string;

  /** The project and location that it was given. */
  readonly project?: string;
  readonly location?: string;
}

/**
 * The stem of the ids of service accounts made for a workload.
 *
 * A name is a workload's own in one location; the ids of service accounts are, in the whole project.
 */
export function accountStemOf(
  at: Construct,
  { name, location }: Pick<Workload, "name" | "location">,
): string {
  return [isKnown(name) ? name : at.node.id, ...(isKnown(location) ? [location] : [])].join("-");
}

/** A service account for a workload to run as, with no roles. */
export function runtimeServiceAccount(at: Construct, workload: Workload): IServiceAccount {
  return new WorkloadServiceAccount(at, "service-account", {
    accountId: accountIdOf(accountStemOf(at, workload), "run"),
    description: `Runs the ${workload.kind} ${workload.name}`,
    project: workload.project,
  });
}
