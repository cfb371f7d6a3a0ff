import type { TerraformStack } from "cdktf";
import {
  AppEngineApplication,
  type AppEngineApplicationProps,
  AppEngineDatabaseType,
  AppEngineServingStatus,
} from "../../../lib/app-engine/app-engine-application";
import {
  AppEngineFirewallRule,
  type AppEngineFirewallRuleProps,
  FirewallAction,
} from "../../../lib/app-engine/app-engine-firewall-rule";
import { AppEngineIap, type AppEngineIapProps } from "../../../lib/app-engine/app-engine-iap";
import {
  AppEngineServiceNetworkSettings,
  type AppEngineServiceNetworkSettingsProps,
} from "../../../lib/app-engine/app-engine-service-network-settings";
import { AppEngineTarget } from "../../../lib/app-engine/app-engine-target";
import { AttributeOutput } from "../../../lib/app-engine/attribute-propagation";
import { IapSettings } from "../../../lib/app-engine/iap-settings";
import type { IapSettingsProps } from "../../../lib/app-engine/iap-settings-props";
import { IapSetupRole, type IapSetupRoleProps } from "../../../lib/app-engine/iap-setup-role";
import { OAuthClientSecret } from "../../../lib/app-engine/oauth-client-secret";
import { ReauthenticationMethod } from "../../../lib/app-engine/reauthentication";
import { Principal } from "../../../lib/iam/principal";
import { IngressSettings } from "../../../lib/ingress/ingress-settings";
import { Secret } from "../../../lib/resources/secret";
import { CloudRunService } from "../../../lib/services/cloud-run-service";
import { type Table, tableOf, valuesOf, WAITING } from "../every-prop";

const CLIENT = "123456789012-abcdefgh.apps.googleusercontent.com";
const OTHER_CLIENT = "123456789012-hgfedcba.apps.googleusercontent.com";

/** A project has one app, so each prop has a project of its own. */
const projectOf = (id: string) => `${id.slice(0, 24)}-app`;

function applications(): Table {
  const given = valuesOf<AppEngineApplicationProps>();
  const iap = (enabled: boolean) => (stack: TerraformStack) => {
    const secret = Secret.fromSecretId(stack, "client-secret", "client-secret");
    const oauthClientSecret = OAuthClientSecret.fromSecretVersion(secret.version("1"));
    return { iap: { enabled, oauthClientId: CLIENT, oauthClientSecret } };
  };
  return tableOf<AppEngineApplicationProps>(
    AppEngineApplication,
    {
      dependsOn: WAITING,
      authDomain: given("authDomain", "example.com", "example.org"),
      databaseType: given(
        "databaseType",
        AppEngineDatabaseType.CLOUD_DATASTORE_COMPATIBILITY,
        AppEngineDatabaseType.CLOUD_FIRESTORE,
      ),
      iap: [iap(true), iap(false)],
      location: given("location", "us-central", "europe-west"),
      project: given("project", "other-project", "third-project"),
      servingStatus: given(
        "servingStatus",
        AppEngineServingStatus.SERVING,
        AppEngineServingStatus.USER_DISABLED,
      ),
    },
    (stack, id, props) =>
      new AppEngineApplication(stack, id, { project: projectOf(id), location: "asia-northeast1", ...props }),
    // The app belongs to the project, whatever the code leaves out.
    {
      stays: [/^taken away: .*\.auth_domain: /, /^taken away: .*\.database_type: /, /^taken away: .*\.iap\./],
    },
  );
}

function networkSettings(): Table {
  const given = valuesOf<AppEngineServiceNetworkSettingsProps>();
  return tableOf<AppEngineServiceNetworkSettingsProps>(
    AppEngineServiceNetworkSettings,
    {
      dependsOn: WAITING,
      ingress: given("ingress", IngressSettings.INTERNAL, IngressSettings.ALL),
      project: given("project", "other-project", "third-project"),
      service: given("service", "one", "two"),
    },
    (stack, id, props) =>
      new AppEngineServiceNetworkSettings(stack, id, {
        service: id,
        ingress: IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING,
        ...props,
      }),
    // The provider updates another service under the id of the first. It does not use the id.
    { stays: [/\.of-service_\w+\.id: /] },
  );
}

function firewallRules(): Table {
  const given = valuesOf<AppEngineFirewallRuleProps>();
  let priority = 1000;
  return tableOf<AppEngineFirewallRuleProps>(
    AppEngineFirewallRule,
    {
      dependsOn: WAITING,
      action: given("action", FirewallAction.DENY, FirewallAction.ALLOW),
      description: given("description", "one", "two"),
      priority: given("priority", 1, 2),
      project: given("project", "other-project", "third-project"),
      sourceRange: given("sourceRange", "192.0.2.0/24", "*"),
    },
    (stack, id, props) => {
      const rule = { priority: priority++, action: FirewallAction.ALLOW, sourceRange: "198.51.100.1" };
      new AppEngineFirewallRule(stack, id, { ...rule, ...props });
    },
  );
}

function iaps(): Table {
  const given = valuesOf<AppEngineIapProps>();
  return tableOf<AppEngineIapProps>(
    AppEngineIap,
    {
      dependsOn: WAITING,
      appId: given("appId", "example-app", "other-app"),
      project: given("project", "other-project", "third-project"),
      target: given("target", AppEngineTarget.service("one"), AppEngineTarget.version("one", "v1")),
    },
    (stack, id, props) => {
      new AppEngineIap(stack, id, props).grantAccess(Principal.group(`${id}@example.com`));
    },
  );
}

function iapSettings(): Table {
  const given = valuesOf<IapSettingsProps>();
  const reauthentication = (maxAgeSeconds: number) => ({
    method: ReauthenticationMethod.LOGIN,
    maxAgeSeconds,
  });
  const guarding = (service: string) => (stack: TerraformStack) => ({
    iap: new AppEngineIap(stack, `iap-${service}`, { target: AppEngineTarget.service(service) }),
  });
  const running = (name: string) => (stack: TerraformStack) => ({
    service: CloudRunService.fromServiceName(stack, `service-${name}`, name),
  });
  const workforce = (id: string) => (stack: TerraformStack) => {
    const secret = Secret.fromSecretId(stack, `secret-of-${id}`, id);
    const clientSecret = OAuthClientSecret.fromSecretVersion(secret.version("1"));
    return { workforceIdentity: { pool: `pool-${id}`, clientId: `client-${id}`, clientSecret } };
  };
  return tableOf<IapSettingsProps>(
    IapSettings,
    {
      dependsOn: WAITING,
      accessDeniedPageUri: given("accessDeniedPageUri", "https://example.com/a", "https://example.com/b"),
      allowedDomains: given("allowedDomains", ["example.com"], ["example.org"]),
      attributePropagation: given(
        "attributePropagation",
        { expression: "attributes.saml_attributes", outputs: [AttributeOutput.HEADER] },
        { expression: "attributes.iap_attributes", outputs: [AttributeOutput.JWT] },
      ),
      allowHttpOptions: given("allowHttpOptions", true, false),
      cookieDomain: given("cookieDomain", "example.com", "example.org"),
      iap: [guarding("one"), guarding("two")],
      identityPlatform: given(
        "identityPlatform",
        { tenantIds: ["one-1"], loginPageUri: "https://example.com/one" },
        { tenantIds: ["two-2"] },
      ),
      loginHint: given("loginHint", "example.com", "example.org"),
      service: [running("one"), running("two"), guarding("without")],
      programmaticClients: given("programmaticClients", [CLIENT], [OTHER_CLIENT]),
      rcTokenAudience: given("rcTokenAudience", "one", "two"),
      remediationToken: given("remediationToken", true, false),
      reauthentication: given("reauthentication", reauthentication(300), reauthentication(600)),
      troubleshootingLink: given("troubleshootingLink", true, false),
      workforceIdentity: [workforce("one"), workforce("two")],
    },
    (stack, id, props) => {
      const target = AppEngineTarget.service(id);
      const guarded = { iap: new AppEngineIap(stack, `iap-of-${id}`, { target }) };
      new IapSettings(stack, id, { ...(props.iap || props.service ? {} : guarded), ...props });
    },
  );
}

function setupRoles(): Table {
  const given = valuesOf<IapSetupRoleProps>();
  return tableOf<IapSetupRoleProps>(
    IapSetupRole,
    {
      dependsOn: WAITING,
      project: given("project", "other-project", "third-project"),
      roleId: given("roleId", "one", "two"),
    },
    (stack, id, props) => new IapSetupRole(stack, id, { roleId: id.replaceAll("-", "_"), ...props }),
  );
}

export const appEngineTables: readonly Table[] = [
  applications(),
  networkSettings(),
  firewallRules(),
  iaps(),
  iapSettings(),
  setupRoles(),
];
