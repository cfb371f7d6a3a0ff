import { allOrNothing } from "../core/all-or-nothing";
import { got, invalid } from "../core/errors";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Grant, GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import type { Role } from "../iam/role";
import type { IngressSettings } from "../ingress/ingress-settings";
import { CloudRunInvocable } from "../invocation/cloud-run-invocable";
import type { CloudRunReceiverOptions } from "../invocation/cloud-run-receiver";
import type { ICloudRunService } from "./imported-service";
import { isForIap } from "./service-iap";

/** A service of several regions in one of them, where it has a URL and an allow policy of its own. */
@allOrNothing
export class RegionalService extends CloudRunInvocable implements ICloudRunService {
  public readonly uri: string;
  public readonly location: string;
  public readonly project: string;
  public readonly ingress?: IngressSettings;
  public readonly serviceName: string;
  /** @internal */
  public readonly _knownServiceName?: string;
  /** @internal */
  public readonly _replacedWith?: string;

  constructor(
    whole: CloudRunInvocable,
    region: string,
    place: { readonly project?: string; readonly uri: string },
    options: CloudRunReceiverOptions,
  ) {
    super(whole, region);
    this.uri = place.uri;
    this.location = region;
    this.project = whole.project;
    this.ingress = whole.ingress;
    this.serviceName = whole.serviceName;
    this._knownServiceName = whole._knownServiceName;
    this._replacedWith = whole._replacedWith;
    // A reference to the resource means all regions.
    this._describe({ ...options, place: { project: place.project, location: region }, aliases: [] });
  }

  public override grant(role: Role, principal: IPrincipal, options: GrantOptions = {}): Grant {
    if (!isForIap(role)) return super.grant(role, principal, options);
    throw invalid(
      `'role' must not be one that lets callers in, got ${got(role.name)}; use grantIapAccess of the service`,
      this,
    );
  }

  /** @internal */
  public override _policyFor(role: Role): IAllowPolicy | undefined {
    return isForIap(role) ? undefined : super._policyFor(role);
  }
}
