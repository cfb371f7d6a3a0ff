import type { IServiceAccount } from "../iam/service-account";
import { NetworkPath } from "../ingress/network-path";
import type { ICaller } from "../invocation/caller";
import { CloudRunInvocable } from "../invocation/cloud-run-invocable";
import { type VpcAccess, VpcEgress } from "./vpc-access";

/** A function or service that this app defines: it is called, and calls. As a principal, it is its runtime service account. */
export abstract class CloudRunWorkload extends CloudRunInvocable implements ICaller {
  public abstract readonly serviceAccount: IServiceAccount;

  /** It is no Google service: its own network path decides, wherever it runs. */
  public readonly callsFromProject?: string;

  /** How it reaches a VPC network, if it does. */
  protected abstract readonly vpcAccess?: VpcAccess;

  public get member(): string {
    return this.serviceAccount.member;
  }

  public get principalId(): string {
    return this.serviceAccount.principalId;
  }

  /** By the VPC network where all its egress goes there, and else by the internet. */
  public get callsBy(): NetworkPath | undefined {
    return this.vpcAccess?.egress === VpcEgress.ALL_TRAFFIC ? NetworkPath.VPC : NetworkPath.INTERNET;
  }

  /** @internal */
  public get _callsByRemedy(): string | undefined {
    return `give ${this.node.path} a 'vpcAccess' with VpcEgress.ALL_TRAFFIC`;
  }

  /** A shell command that calls it as the person who runs it. */
  public get curlCommand(): string {
    return `curl -H "Authorization: Bearer $(gcloud auth print-identity-token)" ${this.uri}`;
  }
}
