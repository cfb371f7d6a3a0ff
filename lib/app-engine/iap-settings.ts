import { IapSettings as IapSettingsResource } from "@cdktf/provider-google/lib/iap-settings";
import { Construct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { HTTPS_PAGE } from "../core/formats/hosts";
import { needsServices } from "../core/needed-services";
import { checkWholeNumber } from "../core/ranges";
import type { AppEngineIap } from "./app-engine-iap";

/** How users prove again who they are. */
export enum ReauthenticationMethod {
  LOGIN = "LOGIN",
  SECURE_KEY = "SECURE_KEY",
  ENROLLED_SECOND_FACTORS = "ENROLLED_SECOND_FACTORS",
}

/** When users must prove again who they are. */
export interface Reauthentication {
  readonly method: ReauthenticationMethod;

  /** Seconds since the last time, at least 300. */
  readonly maxAgeSeconds: number;
}

/** How IAP behaves towards users. */
export interface IapSettingsProps {
  readonly iap: AppEngineIap;

  /** @default - never, within a session */
  readonly reauthentication?: Reauthentication;

  /**
   * The page for users who may not pass.
   *
   * @default - Google's own
   */
  readonly accessDeniedPageUri?: string;
}

/** How Identity-Aware Proxy behaves in front of an App Engine app. Destroying this resets all of its settings. */
export class IapSettings extends Construct {
  constructor(scope: Construct, id: string, props: IapSettingsProps) {
    super(scope, id);
    const { iap, reauthentication: reauth, accessDeniedPageUri: page } = props;
    checkWholeNumber("reauthentication.maxAgeSeconds", reauth?.maxAgeSeconds, { min: 300 }, this);
    checkFormat("accessDeniedPageUri", page, HTTPS_PAGE, this);
    const resource = new IapSettingsResource(this, "Resource", {
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

/** The provider's documentation spells `version` in the singular here, and in the plural for allow policies. */
function nameOf({ project, appId, target }: AppEngineIap): string {
  const { serviceId, versionId } = target;
  const service = serviceId === undefined ? "" : `/services/${serviceId}`;
  const version = versionId === undefined ? "" : `/version/${versionId}`;
  return `projects/${project}/iap_web/appengine-${appId}${service}${version}`;
}
