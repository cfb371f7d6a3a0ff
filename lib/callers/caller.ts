import type { TerraformResource } from "cdktf";
import { Construct, type IDependable } from "constructs";
import { checkCalls } from "../core/checked-calls";
import { declareOrder } from "../core/depends-on";
import { addressesOfRightsTo } from "../iam/rights-of-accounts";
import type { IServiceAccount } from "../iam/service-account";
import type { NetworkPath } from "../ingress/network-path";
import type { ICaller } from "../invocation/caller";
import { accountStemOf, WorkloadServiceAccount } from "../workload/workload-service-account";

/** A Google service that calls as a service account. Its principal is that service account. */
export abstract class Caller extends Construct implements ICaller {
  /** The service account as which it calls. */
  public abstract readonly serviceAccount: IServiceAccount;
  public abstract readonly callsBy?: NetworkPath;
  public abstract readonly callsFromProject?: string;

  public get member(): string {
    return this.serviceAccount.member;
  }

  public get principalId(): string {
    return this.serviceAccount.principalId;
  }
}

checkCalls("Caller", Caller);

/** Declares what a caller waits for: what the app says, and what it gives to the account that calls. */
export function declareCallerOrder(
  caller: Caller,
  dependsOn: readonly IDependable[] | undefined,
  resource: TerraformResource,
): void {
  const late = () => addressesOfRightsTo(caller, caller.serviceAccount);
  declareOrder(caller, dependsOn, () => [resource], late);
}

/** The caller that uses a service account. */
export interface CallerName {
  /** The kind of caller, for the account's description: `scheduler job`. */
  readonly kind: string;

  /** The suffix of the account's id: `job`. */
  readonly suffix: string;

  readonly name: string;

  /** The project and location as given; undefined for those of the stack's provider. */
  readonly project?: string;
  readonly location?: string;
}

// Google's limit for a description is 256 bytes. The name of a caller can be longer.
const LONGEST_DESCRIPTION = 256;

/** The service account of a caller that is given none. It may only call the caller's target. */
export function callerServiceAccount(at: Construct, caller: CallerName): IServiceAccount {
  return new WorkloadServiceAccount(at, "service-account", {
    stem: accountStemOf(at, caller.name, caller.location),
    suffix: caller.suffix,
    description: `Calls as the ${caller.kind} ${caller.name}`.slice(0, LONGEST_DESCRIPTION),
    project: caller.project,
  });
}
