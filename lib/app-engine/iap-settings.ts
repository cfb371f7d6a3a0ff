import { IapSettings as IapSettingsResource } from "@cdktf/provider-google/lib/iap-settings";
import { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { checkFormat } from "../core/formats/check-format";
import { HTTPS_PAGE } from "../core/formats/hosts";
import { needsServices } from "../core/needed-services";
import { checkWholeNumber } from "../core/ranges";
import type { AppEngineIap } from "./app-engine-iap";

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
export interface IapSettingsProps {
  /** What is guarded by Identity-Aware Proxy. */
  readonly iap: AppEngineIap;

  /** @default - never during a session */
  readonly reauthentication?: Reauthentication;

  /**
   * The page for users who are denied access.
   *
   * @default - Google's page
   */
  readonly accessDeniedPageUri?: string;
}

/** The settings of Identity-Aware Proxy in front of an App Engine app. Terraform resets all of them when it destroys this. */
@allOrNothing
export class IapSettings extends Construct {
  constructor(scope: Construct, id: string, props: IapSettingsProps) {
    checkNew("IapSettings", new.target, [scope, id, props]);
    super(scope, id);
    const { iap, reauthentication: reauth, accessDeniedPageUri: page } = props;
    checkWholeNumber("reauthentication.maxAgeSeconds", reauth?.maxAgeSeconds, { min: 300 }, this);
    checkFormat("accessDeniedPageUri", page, HTTPS_PAGE, this);
    const resource = createResource(IapSettingsResource, this, "Resource", {
      name: nameOf(iap),
      accessSettings: reauth && {
        reauthSettings: {
          method: reauth.method,
          maxAge: `${String(reauth.maxAgeSeconds)}s`,
          policyType: "DEFAULT",
        },
      },
      applicationSettings:
        page === undefined ? undefined : { accessDeniedPageSettings: { accessDeniedPageUri: page } },
    });
    needsServices(resource, iap.givenProject, "iap");
  }
}

checkCalls("IapSettings", IapSettings);

/** The provider's documentation has `version` here, in the singular, but `versions` in the names for allow policies. */
function nameOf({ project, appId, target }: AppEngineIap): string {
  const { serviceId, versionId } = target;
  const service = serviceId === undefined ? "" : `/services/${serviceId}`;
  const version = versionId === undefined ? "" : `/version/${versionId}`;
  return `projects/${project}/iap_web/appengine-${appId}${service}${version}`;
}
