import type { Construct } from "constructs";
import { accountIdOf } from "../core/resource-names";
import { isKnown } from "../core/tokens";
import { ServiceAccount } from "../iam/service-account";

/** What a service account is made for: a function, a service, a trigger, or something that calls. */
export interface WorkloadServiceAccountProps {
  /** See `accountStemOf`. */
  readonly stem: string;

  /** What sets it apart from other accounts of the same stem: the id ends in it. */
  readonly suffix: string;

  readonly description: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

/** A service account with no roles, whose id comes from the name of what it is made for. */
export class WorkloadServiceAccount extends ServiceAccount {
  constructor(
    scope: Construct,
    id: string,
    { stem, suffix, description, project }: WorkloadServiceAccountProps,
  ) {
    super(scope, id, { accountId: accountIdOf(stem, suffix), description, project });
  }

  /** @internal */
  protected override _remedyForTakenId(): string {
    return "; give what it is made for a 'location', in which its id then ends, or a 'serviceAccount'";
  }
}

/**
 * How the ids of service accounts begin that are made for a workload.
 *
 * A name is a workload's own in one location, while the id of a service account is one account's in the whole project.
 */
export function accountStemOf(at: Construct, name: string, location?: string): string {
  return [isKnown(name) ? name : at.node.id, ...(isKnown(location) ? [location] : [])].join("-");
}
