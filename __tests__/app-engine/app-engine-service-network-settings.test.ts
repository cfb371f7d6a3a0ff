import { AppEngineServiceNetworkSettings as AppEngineServiceNetworkSettingsResource } from "@cdktf/provider-google/lib/app-engine-service-network-settings";
import { AppEngineStandardAppVersion } from "@cdktf/provider-google/lib/app-engine-standard-app-version";
import {
  AppEngineServiceNetworkSettings,
  type AppEngineServiceNetworkSettingsProps,
} from "../../lib/app-engine/app-engine-service-network-settings";
import { ProjectServices } from "../../lib/core/project-services";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

/** The network settings of the service `api`. */
function settingsOf(
  props: Partial<AppEngineServiceNetworkSettingsProps> = {},
  stack = newStack(),
): unknown[] {
  new AppEngineServiceNetworkSettings(stack, "ingress", {
    service: "api",
    ingress: IngressSettings.ALL,
    ...props,
  });
  return all(stack, AppEngineServiceNetworkSettingsResource);
}

const SETTINGS = {
  service: "api",
  project: "example-project",
  network_settings: { ingress_traffic_allowed: "INGRESS_TRAFFIC_ALLOWED_ALL" },
};

test.each([
  [IngressSettings.ALL, "INGRESS_TRAFFIC_ALLOWED_ALL"],
  [IngressSettings.INTERNAL, "INGRESS_TRAFFIC_ALLOWED_INTERNAL_ONLY"],
  [IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING, "INGRESS_TRAFFIC_ALLOWED_INTERNAL_AND_LB"],
])("writes %s with App Engine's value", (ingress, spelling) => {
  expect(settingsOf({ ingress })).toEqual([
    { ...SETTINGS, network_settings: { ingress_traffic_allowed: spelling } },
  ]);
});

test("belongs to the given service and project, and depends on the service's version", () => {
  const stack = newStack();
  const version = new AppEngineStandardAppVersion(stack, "v1", {
    service: "web",
    runtime: "nodejs22",
    entrypoint: { shell: "node ." },
    deployment: { zip: { sourceUrl: "https://storage.googleapis.com/example/v1.zip" } },
  });
  expect(settingsOf({ service: "web", project: "other-project", dependsOn: [version] }, stack)).toEqual([
    {
      ...SETTINGS,
      service: "web",
      project: "other-project",
      depends_on: ["google_app_engine_standard_app_version.v1"],
    },
  ]);
});

test("depends on the API of App Engine if the stack enables APIs", () => {
  const stack = newStack();
  new ProjectServices(stack, "apis");
  expect(settingsOf({}, stack)).toEqual([
    { ...SETTINGS, depends_on: ["google_project_service.apis_appenginegoogleapiscom_CE3D7878"] },
  ]);
});

test("refuses a missing 'ingress', also from JavaScript callers", () => {
  expect(() => settingsOf({ ingress: undefined })).toThrow(
    new Error(
      "'ingress' must be one of IngressSettings, because there is no default for a security choice, got undefined; use IngressSettings.ALL or IngressSettings.INTERNAL or IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING [at shop/ingress]",
    ),
  );
});

test.each(["", "Api", "api_v1"])("refuses the service name '%s'", (service) => {
  expect(() => settingsOf({ service })).toThrow(
    new Error(
      `'service' must be 1 to 63 lower-case letters, digits and hyphens, got '${service}' [at shop/ingress]`,
    ),
  );
});

test("refuses a second one for the same service of a project", () => {
  const stack = newStack();
  const set = (id: string, service: string, project?: string) => () =>
    new AppEngineServiceNetworkSettings(stack, id, { service, ingress: IngressSettings.INTERNAL, project });
  set("one", "api")();
  expect(set("web", "web")).not.toThrow();
  expect(set("other", "api", "other-project")).not.toThrow();
  expect(set("two", "api", "example-project")).toThrow(
    new Error("'service' must differ from that of shop/one, got 'api' [at shop/two]"),
  );
});
