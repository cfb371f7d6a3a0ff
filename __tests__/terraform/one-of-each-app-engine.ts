import { AppEngineApplication } from "../../lib/app-engine/app-engine-application";
import { AppEngineBackend } from "../../lib/app-engine/app-engine-backend";
import { AppEngineFirewallRule, FirewallAction } from "../../lib/app-engine/app-engine-firewall-rule";
import { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { AppEngineServiceNetworkSettings } from "../../lib/app-engine/app-engine-service-network-settings";
import { IapSettings } from "../../lib/app-engine/iap-settings";
import { IapSetupRole } from "../../lib/app-engine/iap-setup-role";
import { OAuthClientSecret } from "../../lib/app-engine/oauth-client-secret";
import { Principal } from "../../lib/iam/principal";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { Secret } from "../../lib/resources/secret";
import type { Add } from "./one-of-each";

const OPS = Principal.group("ops@example.com");
const CLIENT = "123456789012-abcdefgh.apps.googleusercontent.com";

/** Adds one construct of each kind for App Engine. */
export function addAppEngine(add: Add): void {
  const { appId } = add("app", (stack, id) => {
    const secret = Secret.fromSecretId(stack, "client-secret", "client-secret");
    const oauthClientSecret = OAuthClientSecret.fromSecretVersion(secret.version("1"));
    return new AppEngineApplication(stack, id, {
      location: "asia-northeast1",
      iap: { enabled: true, oauthClientId: CLIENT, oauthClientSecret },
    });
  });
  add("ingress", (stack, id) => {
    const ingress = IngressSettings.ALL;
    return new AppEngineServiceNetworkSettings(stack, id, { service: "default", ingress });
  });
  add("rule", (stack, id) => {
    const action = FirewallAction.ALLOW;
    return new AppEngineFirewallRule(stack, id, { priority: 1000, action, sourceRange: "192.0.2.0/24" });
  });
  const iap = add("iap", (stack, id) => new AppEngineIap(stack, id, { appId }));
  iap.grantAccess(OPS);
  add("iap-settings", (stack, id) => {
    return new IapSettings(stack, id, { iap, accessDeniedPageUri: "https://example.com/denied" });
  });
  const uri = "https://example-project.an.r.appspot.com";
  const entrance = { iap, uri, oauthClientId: CLIENT, location: "asia-northeast1" };
  add("entrance", (stack, id) => new AppEngineBackend(stack, id, entrance)).grantInvoke(OPS);
  const role = add("setup", (stack, id) => new IapSetupRole(stack, id, { roleId: "iapSetup" }));
  role.grantIapSetup(OPS);
}
