import { Construct } from "constructs";
import { accountIdOf } from "../core/resource-names";
import { isToken } from "../core/tokens";
import type { IPrincipal } from "../iam/principal";
import { type IServiceAccount, ServiceAccount } from "../iam/service-account";
import type { NetworkPath } from "../ingress/network-path";

/**
 * A Google service that calls as a service account. As a principal, it is that service account.
 *
 * @internal
 */
export abstract class Caller extends Construct implements IPrincipal {
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

/** A service account that a caller makes for itself: it may call the caller's target, and nothing else. */
export function callerServiceAccount(
  at: Construct,
  name: string,
  description: string,
  project?: string,
): IServiceAccount {
  const accountId = accountIdOf(isToken(name) ? at.node.id : name, "call");
  return new ServiceAccount(at, "service-account", { accountId, description, project });
}
