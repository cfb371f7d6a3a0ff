import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { accountIdOf } from "../core/resource-names";
import { googleIn } from "../core/scope-provider";
import { isKnown } from "../core/tokens";
import { ServiceAccount } from "../iam/service-account";

/** The properties of a service account for a function, a service, a trigger or a caller. */
export interface WorkloadServiceAccountProps {
  /** How the account's id begins. See `accountStemOf`. */
  readonly stem: string;

  /** How the account's id ends. It tells the accounts of one stem apart. */
  readonly suffix: string;

  /** What the account is for, for people who see it in the console. */
  readonly description: string;

  /**
   * The project of the account.
   *
   * @default - the project of the stack's Google provider
   */
  readonly project?: string;
}

/** A service account without roles. Its id comes from the name of the function, service, trigger or caller. */
@allOrNothing
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
 * How the ids of a workload's service accounts begin.
 *
 * A workload's name is unique in its location, but the id of a service account must be unique in the project. Providers with an
 * alias can have one project and several regions.
 */
export function accountStemOf(at: Construct, name: string, location?: string): string {
  const places = [location ?? googleIn(at)?.alias].filter(isKnown);
  return [isKnown(name) ? name : at.node.id, ...places].join("-");
}
