import type { DependentProps } from "../core/dependent-props";
import type { ICloudRunService } from "../services/imported-service";
import type { AppEngineIap } from "./app-engine-iap";
import type { AttributePropagation } from "./attribute-propagation";
import type { IdentityPlatform, WorkforceIdentity } from "./iap-identities";
import type { Reauthentication } from "./reauthentication";

/** The properties of IAP's settings. */
export interface IapSettingsProps extends DependentProps {
  /**
   * The App Engine app, service or version that is guarded by Identity-Aware Proxy.
   *
   * @default - `service` is guarded
   */
  readonly iap?: AppEngineIap;

  /**
   * The Cloud Run service that is guarded by Identity-Aware Proxy: one with `iap`, or one that exists.
   *
   * @default - `iap` says what is guarded
   */
  readonly service?: ICloudRunService;

  /** @default - never during a session */
  readonly reauthentication?: Reauthentication;

  /**
   * The page for users who are denied access.
   *
   * @default - Google's page
   */
  readonly accessDeniedPageUri?: string;

  /**
   * Whether Google's page for users who are denied access has a link that tells administrators why.
   *
   * @default false
   */
  readonly troubleshootingLink?: boolean;

  /**
   * The domains whose accounts may sign in, like `example.com`. A role is still needed.
   *
   * @default - accounts of any domain
   */
  readonly allowedDomains?: string[];

  /**
   * Whether requests with the method OPTIONS pass without signing in, as CORS needs it. The app then decides about them.
   *
   * @default false
   */
  readonly allowHttpOptions?: boolean;

  /**
   * The domain whose sign-in page users see, like `example.com`.
   *
   * @default - Google's page, where users choose an account
   */
  readonly loginHint?: string;

  /**
   * The ids of OAuth clients for which programs may call, besides IAP's own client.
   *
   * @default - none
   */
  readonly programmaticClients?: string[];

  /**
   * The domain of IAP's cookie, like `example.com`, so that its hosts share a session.
   *
   * @default - the host of the request
   */
  readonly cookieDomain?: string;

  /**
   * The workforce pool whose people sign in, in the place of Google accounts. Who of them may pass says `grantAccess`, or
   * `grantIapAccess` of a service, with a principal of the pool.
   *
   * @default - people sign in with Google accounts
   */
  readonly workforceIdentity?: WorkforceIdentity;

  /**
   * Identity Platform, with which customers sign in.
   *
   * @default - people sign in with Google accounts
   */
  readonly identityPlatform?: IdentityPlatform;

  /**
   * What the app gets to know of people besides their account.
   *
   * @default - nothing
   */
  readonly attributePropagation?: AttributePropagation;

  /**
   * Whether people who are denied access get a token with which a page can tell them what to do.
   *
   * @default false
   */
  readonly remediationToken?: boolean;

  /**
   * The audience of the RCToken that IAP makes.
   *
   * @default - none
   */
  readonly rcTokenAudience?: string;
}
