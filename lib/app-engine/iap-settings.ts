import { IapSettings as IapSettingsResource } from "@cdktf/provider-google/lib/iap-settings";
import { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { declareOrder } from "../core/depends-on";
import { literal } from "../core/literal";
import { needsServices } from "../core/needed-services";
import { guardedBy } from "./guarded-by-iap";
import { checkSettings } from "./iap-settings-checks";
import type { IapSettingsProps } from "./iap-settings-props";

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
      accessSettings: filled(accessOf(this, props)),
      applicationSettings: filled(applicationOf(props)),
    });
    needsServices(resource, project, "iap");
    declareOrder(this, props.dependsOn, () => [resource], after);
  }
}

checkCalls("IapSettings", IapSettings);

function accessOf(at: Construct, props: IapSettingsProps) {
  const { reauthentication: reauth, allowedDomains: domains, allowHttpOptions } = props;
  const { loginHint, programmaticClients, workforceIdentity: workforce, identityPlatform } = props;
  return {
    identitySources: workforce && ["WORKFORCE_IDENTITY_FEDERATION"],
    workforceIdentitySettings: workforce && {
      workforcePools: [literal(workforce.pool)],
      oauth2: { clientId: literal(workforce.clientId), clientSecret: workforce.clientSecret.bind(at) },
    },
    gcipSettings: identityPlatform && {
      tenantIds: identityPlatform.tenantIds.map(literal),
      loginPageUri:
        identityPlatform.loginPageUri === undefined ? undefined : literal(identityPlatform.loginPageUri),
    },
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
  const { attributePropagation: attributes, rcTokenAudience } = props;
  return {
    cookieDomain,
    accessDeniedPageSettings: filled({
      accessDeniedPageUri,
      generateTroubleshootingUri,
      remediationTokenGenerationEnabled: props.remediationToken,
    }),
    attributePropagationSettings: attributes && {
      enable: true,
      expression: literal(attributes.expression),
      outputCredentials: attributes.outputs,
    },
    csmSettings: rcTokenAudience === undefined ? undefined : { rctokenAud: literal(rcTokenAudience) },
  };
}

/** A block; undefined where nothing is in it. */
function filled<T extends object>(block: T): T | undefined {
  return Object.values(block).some((value) => value !== undefined) ? block : undefined;
}
