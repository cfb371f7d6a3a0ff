import { Construct } from "constructs";
import { DOMAIN_NAME } from "../core/domain-names";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";
import type { Grant } from "../iam/grant";
import type { IPrincipal } from "../iam/principal";
import { Role } from "../iam/role";
import type { IngressSettings } from "../ingress/ingress-settings";
import { NetworkPath } from "../ingress/network-path";
import type { GrantInvokeOptions, IInvocable } from "../invocation/invocable";
import { checkNetworkPath } from "../invocation/network-path-check";
import type { AppEngineIap } from "./app-engine-iap";
import { checkOAuthClientId } from "./oauth-client-id";

const BASE_URL = new RegExp(`^https://${DOMAIN_NAME}$`, "i");

/** An App Engine app that programs call through Identity-Aware Proxy. */
export interface AppEngineBackendProps {
  /** The guard at the door: who may pass. */
  readonly iap: AppEngineIap;

  /** The URL of the app or service, without a path, like `https://example-project.an.r.appspot.com`. */
  readonly uri: string;

  /** The id of IAP's OAuth client, which is the audience of the ID tokens that callers send. */
  readonly oauthClientId: string;

  /** Where the app runs, in App Engine's own spelling. */
  readonly location: string;

  /**
   * The ingress settings of the service, against which the network path of callers is checked.
   *
   * @default - unknown: nothing is checked
   */
  readonly ingress?: IngressSettings;
}

/**
 * An App Engine app as something that can be called: by a scheduler job, a subscription, a gateway.
 *
 * Its internal ingress knows VPC networks alone: to App Engine, calls of other Google services come from the internet.
 */
export class AppEngineBackend extends Construct implements IInvocable {
  public readonly uri: string;
  public readonly audience: string;
  public readonly location: string;
  public readonly project: string;
  public readonly ingress?: IngressSettings;
  private readonly iap: AppEngineIap;

  constructor(scope: Construct, id: string, props: AppEngineBackendProps) {
    super(scope, id);
    const { iap, uri, oauthClientId } = props;
    if (isKnown(uri) && !BASE_URL.test(uri)) {
      throw invalid(`'uri' must be an https URL without a path, got ${got(uri)}`, this);
    }
    checkOAuthClientId(oauthClientId, this);
    this.iap = iap;
    this.uri = uri;
    this.audience = oauthClientId;
    this.location = props.location;
    this.project = iap.project;
    this.ingress = props.ingress;
  }

  /** Makes the caller an IAP-secured Web App User. The role is not for choosing. */
  public grantInvoke(caller: IPrincipal, options: GrantInvokeOptions = {}): Grant {
    if (options.role && options.role.name !== Role.IAP_HTTPS_RESOURCE_ACCESSOR.name) {
      throw invalid(
        `'role' must be ${Role.IAP_HTTPS_RESOURCE_ACCESSOR.name} behind IAP, got ${got(options.role.roleId)}`,
        this,
      );
    }
    const path = options.callsBy ?? caller.callsBy;
    const callsBy = path === NetworkPath.GOOGLE_SERVICE ? NetworkPath.INTERNET : path;
    checkNetworkPath(this, caller, { ...options, callsBy });
    return this.iap.grantAccess(caller);
  }
}
