import { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { checkFormat } from "../core/formats/check-format";
import { APP_URL } from "../core/formats/hosts";
import type { Grant } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import type { IngressSettings } from "../ingress/ingress-settings";
import { NetworkPath } from "../ingress/network-path";
import type { GrantInvokeOptions, IInvocable } from "../invocation/invocable";
import { letCallerIn } from "../invocation/let-caller-in";
import { describeReceiver, type Receiver } from "../invocation/receiver";
import type { AppEngineIap } from "./app-engine-iap";
import { checkOAuthClientId } from "./oauth-client-id";

/** The properties of an App Engine app that programs call through Identity-Aware Proxy. */
export interface AppEngineBackendProps {
  /** The IAP in front of the app, which decides who may call. */
  readonly iap: AppEngineIap;

  /** The URL of the app or service, without a path, like `https://example-project.an.r.appspot.com`. */
  readonly uri: string;

  /** The id of IAP's OAuth client. It is the audience of the ID tokens that callers send. */
  readonly oauthClientId: string;

  /** The location of the app, as App Engine spells it. */
  readonly location: string;

  /**
   * The ingress settings of the service. A caller must use a network path that they admit.
   *
   * @default - unknown: network paths are not checked
   */
  readonly ingress?: IngressSettings;
}

/**
 * An App Engine app that scheduler jobs, subscriptions, gateways and other callers can call.
 *
 * For App Engine, only VPC networks are internal. Calls of Google services come from the internet.
 */
@allOrNothing
export class AppEngineBackend extends Construct implements IInvocable {
  public readonly uri: string;
  public readonly audience: string;

  /** The location of the application, like `europe-west`. */
  public readonly location: string;

  /** The id of its project. */
  public readonly project: string;
  public readonly ingress?: IngressSettings;
  private readonly receiver: Receiver;

  constructor(scope: Construct, id: string, props: AppEngineBackendProps) {
    checkNew("AppEngineBackend", new.target, [scope, id, props]);
    super(scope, id);
    const { iap, uri, oauthClientId } = props;
    checkFormat("uri", uri, APP_URL, this);
    checkOAuthClientId(oauthClientId, this);
    this.uri = uri;
    this.audience = oauthClientId;
    this.location = props.location;
    this.project = iap.project;
    this.ingress = props.ingress;
    this.receiver = describeReceiver({
      ...iap._receiver,
      construct: this,
      ingress: this.ingress,
      internetPaths: [NetworkPath.GOOGLE_SERVICE],
    });
  }

  /** Grants the caller the role IAP-secured Web App User. No other role is possible. */
  public grantInvoke(caller: IPrincipal, options: GrantInvokeOptions = {}): Grant {
    return letCallerIn(this.receiver, caller, options);
  }
}

checkCalls("AppEngineBackend", AppEngineBackend);
