import { got, invalid } from "../core/errors";
import { isToken } from "../core/tokens";
import type { IPrincipal } from "../iam/i-principal";
import type { NetworkPath } from "../ingress/network-path";
import type { ICaller } from "../invocation/caller";
import { GoogleService } from "../invocation/google-service";

/**
 * An API gateway that is managed elsewhere, as a caller: the service account that signs its calls, over the internet.
 *
 * One that this app defines is an `ApiGateway` of the entry point `cdktf-cloud-run-functions/api-gateway`.
 */
export class GatewayCaller implements ICaller {
  /**
   * The gateway that calls its backends as a service account.
   *
   * Throws for anyone else: a gateway calls as no user, group or domain.
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
