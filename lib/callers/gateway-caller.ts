import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { isToken } from "../core/tokens";
import type { IPrincipal } from "../iam/i-principal";
import type { NetworkPath } from "../ingress/network-path";
import type { ICaller } from "../invocation/caller";
import { GoogleService } from "../invocation/google-service";

/**
 * An API gateway that is managed elsewhere, as a caller. It calls over the internet, as its service account.
 *
 * To define a gateway in this app, use `ApiGateway`.
 */
export class GatewayCaller implements ICaller {
  /**
   * The gateway that calls its backends as the given service account.
   *
   * Throws for other principals: a gateway cannot call as a user, a group or a domain.
   */
  public static fromServiceAccount(account: IPrincipal): GatewayCaller {
    if (!isToken(account.member) && !account.member.startsWith("serviceAccount:")) {
      throw invalid(
        `'account' must be a service account, as which the gateway calls, got ${got(account.member)}`,
      );
    }
    return new GatewayCaller(account.member, account.principalId);
  }

  public readonly callsBy?: NetworkPath = GoogleService.API_GATEWAY.callsBy;

  private constructor(
    public readonly member: string,
    public readonly principalId: string,
  ) {}

  public toString(): string {
    return this.principalId;
  }
}

checkCalls("GatewayCaller", GatewayCaller);
