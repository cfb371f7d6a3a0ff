import { Construct } from "constructs";
import type { IServiceAccount } from "../iam/service-account";
import type { NetworkPath } from "../ingress/network-path";
import type { ICaller } from "../invocation/caller";
import { accountStemOf, WorkloadServiceAccount } from "../workload/workload-service-account";

/** A Google service that calls as a service account. As a principal, it is that service account. */
export abstract class Caller extends Construct implements ICaller {
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

/** The caller that a service account is for. */
export interface CallerName {
  /** What it is, as the account's description says: `scheduler job`. */
  readonly kind: string;

  /** What it is, as the account's id says: `job`. */
  readonly suffix: string;

  readonly name: string;

  /** The project and location that it was given. */
  readonly project?: string;
  readonly location?: string;
}

// Google takes 256 bytes, and names can be longer.
const LONGEST_DESCRIPTION = 256;

/** A service account that a caller makes for itself: it may call the caller's target, and nothing else. */
export function callerServiceAccount(at: Construct, caller: CallerName): IServiceAccount {
  return new WorkloadServiceAccount(at, "service-account", {
    stem: accountStemOf(at, caller.name, caller.location),
    suffix: caller.suffix,
    description: `Calls as the ${caller.kind} ${caller.name}`.slice(0, LONGEST_DESCRIPTION),
    project: caller.project,
  });
}
