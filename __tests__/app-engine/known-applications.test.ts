import { AppEngineApplication as ApplicationResource } from "@cdktf/provider-google/lib/app-engine-application";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import { AppEngineApplication } from "../../lib/app-engine/app-engine-application";
import { AppEngineFirewallRule, FirewallAction } from "../../lib/app-engine/app-engine-firewall-rule";
import { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { AppEngineServiceNetworkSettings } from "../../lib/app-engine/app-engine-service-network-settings";
import { IapSettings } from "../../lib/app-engine/iap-settings";
import { Principal } from "../../lib/iam/principal";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { byAddress } from "../support/resources";
import { newApp, newStack, NO_WAIT } from "../support/stack";

/** Everything that needs an app, in its project or in another one. */
function addDependents(stack: TerraformStack, project?: string): void {
  const iap = new AppEngineIap(stack, "iap", { project });
  iap.grantAccess(Principal.group("ops@example.com"));
  new IapSettings(stack, "settings", { iap, allowHttpOptions: true });
  const rule = { priority: 1, action: FirewallAction.DENY, sourceRange: "*" };
  new AppEngineFirewallRule(stack, "rule", { ...rule, project });
  const ingress = IngressSettings.INTERNAL;
  new AppEngineServiceNetworkSettings(stack, "ingress", { service: "default", ingress, project });
}

/** What each resource waits for, except the app itself. */
function waits(stack: TerraformStack): { [type: string]: unknown } {
  const { resource } = JSON.parse(Testing.synth(stack)) as {
    resource: { [type: string]: { [name: string]: { depends_on?: string[] } } };
  };
  const { [ApplicationResource.tfResourceType]: _, ...others } = resource;
  return Object.fromEntries(
    Object.entries(others).map(([type, named]) => [type, Object.values(named)[0].depends_on]),
  );
}

const DEPENDENTS = [
  "google_app_engine_firewall_rule",
  "google_app_engine_service_network_settings",
  "google_iap_settings",
  "google_iap_web_type_app_engine_iam_member",
];

test("what changes an app waits for it, before it or after it in the code", () => {
  const stack = newStack();
  addDependents(stack);
  new AppEngineApplication(stack, "app", { location: "asia-northeast1" });
  const [name] = Object.keys(byAddress(stack, ApplicationResource));
  const address = `${ApplicationResource.tfResourceType}.${name}`;
  expect(waits(stack)).toEqual(Object.fromEntries(DEPENDENTS.map((type) => [type, [address]])));
});

test.each([
  ["what the provider says", undefined],
  ["what each construct is given", "${var.project}"],
])("what changes an app waits for it, although only Terraform knows the project: %s", (_, project) => {
  const stack = new TerraformStack(newApp(NO_WAIT), "shop");
  new GoogleProvider(stack, "google", { project: "${var.project}", region: "asia-northeast1" });
  addDependents(stack, project);
  new AppEngineApplication(stack, "app", { location: "asia-northeast1", project });
  expect(Object.values(waits(stack)).filter((after) => after === undefined)).toEqual([]);
});

test("what changes the app of another project does not wait", () => {
  const stack = newStack();
  addDependents(stack, "other-project");
  new AppEngineApplication(stack, "app", { location: "asia-northeast1" });
  expect(waits(stack)).toEqual(Object.fromEntries(DEPENDENTS.map((type) => [type, undefined])));
});
