import type { Construct } from "constructs";
import { literals } from "../core/literal";
import { PROVIDER_FEATURES } from "../core/provider-version";
import type { CloudRunServiceProps } from "./cloud-run-service-props";
import type { NewerArgument } from "./newer-argument";
import { newerInTemplate } from "./newer-container-arguments";
import { sandboxesOf } from "./sandboxes";

/** What a service asks of newer providers than the bindings are made from. */
export function newerInService(at: Construct, props: CloudRunServiceProps): NewerArgument[] {
  const { sidecars = [], port = 8080, http2 = false, sandboxTemplates } = props;
  return [
    ...newerArgumentsOf(props),
    {
      prop: "sandboxTemplates",
      path: "template.sandboxes",
      value: sandboxTemplates?.length ? sandboxesOf(at, sandboxTemplates) : undefined,
      feature: PROVIDER_FEATURES.SANDBOX_TEMPLATES,
    },
    ...newerInTemplate(at, "template", {
      containers: [props, ...sidecars],
      requests: { number: port, http2 },
      sandboxes: sandboxTemplates,
      launcher: PROVIDER_FEATURES.SANDBOX_LAUNCHER,
    }),
  ];
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
      prop: "cpuUtilization",
      path: "template.scaling.cpu_utilization",
      value: props.cpuUtilization,
      feature: PROVIDER_FEATURES.UTILIZATION_TARGETS,
    },
    {
      prop: "concurrencyUtilization",
      path: "template.scaling.concurrency_utilization",
      value: props.concurrencyUtilization,
      feature: PROVIDER_FEATURES.UTILIZATION_TARGETS,
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
