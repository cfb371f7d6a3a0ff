import { IapSettings as IapSettingsResource } from "@cdktf/provider-google/lib/iap-settings";
import { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import type { DependentProps } from "../core/dependent-props";
import { declareOrder } from "../core/depends-on";
import { checkFormat } from "../core/formats/check-format";
import { DOMAIN, HTTPS_PAGE } from "../core/formats/hosts";
import { OAUTH_CLIENT_ID } from "../core/formats/iam";
import { needsServices } from "../core/needed-services";
import { checkWholeNumber } from "../core/ranges";
import type { ICloudRunService } from "../services/imported-service";
import type { AppEngineIap } from "./app-engine-iap";
import { guardedBy } from "./guarded-by-iap";

/** How users authenticate again. */
export enum ReauthenticationMethod {
  LOGIN = "LOGIN",
  SECURE_KEY = "SECURE_KEY",
  ENROLLED_SECOND_FACTORS = "ENROLLED_SECOND_FACTORS",
}

/** How, and after what time, users must authenticate again. */
export interface Reauthentication {
  /** How people prove again who they are. */
  readonly method: ReauthenticationMethod;

  /** Seconds after the last authentication, at least 300. */
  readonly maxAgeSeconds: number;
}

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
}

/**
 * The settings of Identity-Aware Proxy in front of an App Engine app or a Cloud Run service. Terraform resets all of them when it
 * destroys this.
 */
@allOrNothing
export class IapSettings extends Construct {
  constructor(scope: Construct, id: string, props: IapSettingsProps) {
    checkNew("IapSettings", new.target, [scope, id, props]);
    super(scope, id);
    checkSettings(this, props);
    const { name, project, after } = guardedBy(this, props);
    const resource = createResource(IapSettingsResource, this, "Resource", {
      name,
      accessSettings: filled(accessOf(props)),
      applicationSettings: filled(applicationOf(props)),
    });
    needsServices(resource, project, "iap");
    declareOrder(this, props.dependsOn, () => [resource], after);
  }
}

checkCalls("IapSettings", IapSettings);

function checkSettings(at: Construct, props: IapSettingsProps): void {
  const maxAge = props.reauthentication?.maxAgeSeconds;
  checkWholeNumber("reauthentication.maxAgeSeconds", maxAge, { min: 300 }, at);
  checkFormat("accessDeniedPageUri", props.accessDeniedPageUri, HTTPS_PAGE, at);
  for (const domain of props.allowedDomains ?? []) checkFormat("allowedDomains", domain, DOMAIN, at);
  for (const client of props.programmaticClients ?? [])
    checkFormat("programmaticClients", client, OAUTH_CLIENT_ID, at);
  checkFormat("loginHint", props.loginHint, DOMAIN, at);
  checkFormat("cookieDomain", props.cookieDomain, DOMAIN, at);
}

function accessOf(props: IapSettingsProps) {
  const { reauthentication: reauth, allowedDomains: domains, allowHttpOptions } = props;
  const { loginHint, programmaticClients } = props;
  return {
    reauthSettings: reauth && {
      method: reauth.method,
      maxAge: `${String(reauth.maxAgeSeconds)}s`,
      policyType: "DEFAULT",
    },
    allowedDomainsSettings: domains && { domains, enable: true },
    corsSettings: allowHttpOptions === undefined ? undefined : { allowHttpOptions },
    oauthSettings: filled({ loginHint, programmaticClients }),
  };
}

function applicationOf(props: IapSettingsProps) {
  const { accessDeniedPageUri, troubleshootingLink: generateTroubleshootingUri, cookieDomain } = props;
  return {
    cookieDomain,
    accessDeniedPageSettings: filled({ accessDeniedPageUri, generateTroubleshootingUri }),
  };
}

/** A block; undefined where nothing is in it. */
function filled<T extends object>(block: T): T | undefined {
  return Object.values(block).some((value) => value !== undefined) ? block : undefined;
}
