import { IapSettings as IapSettingsResource } from "@cdktf/provider-google/lib/iap-settings";
import { Construct } from "constructs";
import { DOMAIN_NAME } from "../core/domain-names";
import { got, invalid } from "../core/errors";
import { needsServices } from "../core/needed-services";
import { checkWholeNumber } from "../core/ranges";
import { isKnown } from "../core/tokens";
import type { AppEngineIap } from "./app-engine-iap";

// https://www.rfc-editor.org/rfc/rfc3986#section-2
const PAGE = new RegExp(
  String.raw`^https://${DOMAIN_NAME}(:\d{1,5})?([/?#]([\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9a-f]{2})*)?$`,
  "i",
);

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
    if (isKnown(page) && !(PAGE.test(page) && URL.canParse(page))) {
      throw invalid(`'accessDeniedPageUri' must be an https URL, got ${got(page)}`, this);
    }
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
