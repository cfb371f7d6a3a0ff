import { IapSettings as IapSettingsResource } from "@cdktf/provider-google/lib/iap-settings";
import type { TerraformStack } from "cdktf";
import { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { IapSettings } from "../../lib/app-engine/iap-settings";
import type { IapSettingsProps } from "../../lib/app-engine/iap-settings-props";
import { PROJECT_NUMBERS_CONTEXT } from "../../lib/core/project-numbers";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { newService, SERVICE } from "../services/new-service";
import { warnings } from "../support/annotations";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";

const LOOKED_UP = "${data.google_project.cloud-run-functions_project_number_D05CF513.number}";
const SETTINGS = { allowedDomains: ["example.com"] };

/** The names in the settings of what is guarded. */
function namesOf(guarded: (stack: TerraformStack) => Partial<IapSettingsProps>, context = {}): string[] {
  const stack = newStack(newApp(context));
  GoogleProviderVersion.pin(stack, "7.45.0");
  new IapSettings(stack, "settings", { ...SETTINGS, ...guarded(stack) });
  return (all(stack, IapSettingsResource) as { name: string }[]).map(({ name }) => name);
}

test.each<[string, (stack: TerraformStack) => Partial<IapSettingsProps>, string]>([
  [
    "of the stack",
    (stack) => ({ service: newService(stack, "orders", { iap: true }) }),
    `projects/${LOOKED_UP}/iap_web/cloud_run-asia-northeast1/services/\${${SERVICE}.name}`,
  ],
  [
    "that exists",
    (stack) => ({
      service: CloudRunService.fromServiceName(stack, "page", "page", { location: "us-central1" }),
    }),
    `projects/${LOOKED_UP}/iap_web/cloud_run-us-central1/services/page`,
  ],
  [
    "of several regions, in one of them",
    (stack) => {
      const orders = newService(stack, "orders", { iap: true, regions: ["us-central1", "us-east1"] });
      return { service: orders.inRegion("us-east1") };
    },
    `projects/${LOOKED_UP}/iap_web/cloud_run-us-east1/services/\${${SERVICE}.name}`,
  ],
])("the settings of a service %s have its place and its name", (_, guarded, name) => {
  expect(namesOf(guarded)).toEqual([name]);
});

test("the number of a service's project may come from the context", () => {
  const numbers = { [PROJECT_NUMBERS_CONTEXT]: { "other-project": "123" } };
  const place = { project: "other-project", location: "us-central1" };
  expect(
    namesOf((stack) => ({ service: CloudRunService.fromServiceName(stack, "page", "page", place) }), numbers),
  ).toEqual(["projects/123/iap_web/cloud_run-us-central1/services/page"]);
});

test("settings of a service without IAP are a warning, but not of one that exists", () => {
  const stack = newStack();
  new IapSettings(stack, "one", { ...SETTINGS, service: newService(stack, "orders") });
  new IapSettings(stack, "two", {
    ...SETTINGS,
    service: CloudRunService.fromServiceName(stack, "page", "page"),
  });
  expect(warnings(stack).filter((text) => text.includes("'service'"))).toEqual([
    "[shop/one] 'service' must have 'iap' for these settings to have an effect, got shop/orders without it",
  ]);
});

test.each<[string, (stack: TerraformStack) => Partial<IapSettingsProps>]>([
  ["'iap' must be given, or 'service' for a Cloud Run service, got neither", () => ({})],
  [
    "'service' must be left out where 'iap' is given, got both",
    (stack) => ({
      iap: new AppEngineIap(stack, "iap"),
      service: CloudRunService.fromServiceName(stack, "page", "page"),
    }),
  ],
  [
    "'service' must be in one region, got shop/orders in 2; use inRegion('us-central1') of it",
    (stack) => ({
      service: newService(stack, "orders", { iap: true, regions: ["us-central1", "us-east1"] }),
    }),
  ],
])("%s", (message, guarded) => {
  expect(() => namesOf(guarded)).toThrow(new Error(`${message} [at shop/settings]`));
});
