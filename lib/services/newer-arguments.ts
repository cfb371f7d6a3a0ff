import type { CloudRunV2Service } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import type { Construct } from "constructs";
import { literals } from "../core/literal";
import { needsProvider, PROVIDER_FEATURES } from "../core/provider-version";
import type { CloudRunServiceProps } from "./cloud-run-service-props";
import type { NewerArgument } from "./newer-argument";
import { newerInTemplate } from "./newer-container-arguments";

/** Writes what the props ask of newer providers than the bindings are made from. */
export function writeNewerArguments(
  at: Construct,
  resource: CloudRunV2Service,
  props: CloudRunServiceProps,
): void {
  for (const { prop, path, value, feature } of [...newerArgumentsOf(props), ...newerInTemplate(at, props)]) {
    if (value === undefined) continue;
    needsProvider(resource, prop, feature);
    resource.addOverride(path, value);
  }
}

function newerArgumentsOf(props: CloudRunServiceProps): NewerArgument[] {
  return [
    {
      prop: "defaultUriDisabled",
      path: "default_uri_disabled",
      value: props.defaultUriDisabled ? true : undefined,
      feature: PROVIDER_FEATURES.SERVICE_WITHOUT_DEFAULT_URI,
    },
    {
      prop: "iap",
      path: "iap_enabled",
      value: props.iap ? true : undefined,
      feature: PROVIDER_FEATURES.SERVICE_IAP,
    },
    {
      prop: "regions",
      path: "multi_region_settings",
      value: props.regions && { regions: props.regions },
      feature: PROVIDER_FEATURES.SERVICE_IN_SEVERAL_REGIONS,
    },
    {
      prop: "serviceMaxInstances",
      path: "scaling.max_instance_count",
      value: props.serviceMaxInstances,
      feature: PROVIDER_FEATURES.SERVICE_MAX_INSTANCES,
    },
    {
      prop: "healthCheckDisabled",
      path: "template.health_check_disabled",
      value: props.healthCheckDisabled ? true : undefined,
      feature: PROVIDER_FEATURES.SERVICE_WITHOUT_HEALTH_CHECK,
    },
    {
      prop: "tags",
      path: "tags",
      value: props.tags && literals(props.tags),
      feature: PROVIDER_FEATURES.SERVICE_TAGS,
    },
  ];
}
