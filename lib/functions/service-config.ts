import type {
  Cloudfunctions2Function,
  Cloudfunctions2FunctionServiceConfig,
} from "@cdktf/provider-google/lib/cloudfunctions2-function";
import type { Construct } from "constructs";
import { needsProvider, PROVIDER_FEATURES } from "../core/provider-version";
import { checkWholeNumber } from "../core/ranges";
import type { IServiceAccount } from "../iam/service-account";
import { checkEnvironment } from "../workload/environment";
import { checkSizing, instancesOf } from "../workload/sizing";
import type { CloudRunFunctionProps } from "./cloud-run-function-props";
import { defaultCpuOf } from "./default-cpu";
import { environmentConfig, RUN_TIME } from "./function-environment";
import { secretEnvironmentConfig, secretVolumesConfig } from "./secret-config";

/** The `service_config` block of the function's resource. */
export function serviceConfigOf(
  at: Construct,
  props: CloudRunFunctionProps,
  serviceAccount: IServiceAccount,
): Cloudfunctions2FunctionServiceConfig {
  const { memoryMib = 256, cpu, concurrency, vpcAccess } = props;
  const writtenCpu = cpu ?? defaultCpuOf(memoryMib);
  const timeoutSeconds = timeoutOf(props);
  const { minInstances, maxInstances } = instancesOf(props);
  checkSizing({ memoryMib, cpu, totalCpu: writtenCpu, concurrency, minInstances, maxInstances }, at);
  checkTimeout(timeoutSeconds, props, at);
  const { environment = {}, secretEnvironment = {}, secretVolumes = [] } = props;
  checkEnvironment(environment, RUN_TIME, at);

  return {
    serviceAccountEmail: serviceAccount.email,
    // `service` is not set: google 7 refuses it.
    ingressSettings: props.ingress.functionValue,
    allTrafficOnLatestRevision: props.allTrafficOnLatestRevision ?? true,
    timeoutSeconds,
    availableMemory: `${memoryMib}Mi`,
    availableCpu: writtenCpu === undefined ? undefined : String(writtenCpu),
    maxInstanceRequestConcurrency: concurrency ?? 1,
    minInstanceCount: minInstances,
    maxInstanceCount: maxInstances,
    environmentVariables: environmentConfig(environment),
    secretEnvironmentVariables: unlessEmpty(secretEnvironmentConfig(secretEnvironment, environment, at)),
    secretVolumes: unlessEmpty(secretVolumesConfig(secretVolumes, at)),
    vpcConnector: vpcAccess?.connectorName,
    vpcConnectorEgressSettings: vpcAccess?.connectorName === undefined ? undefined : vpcAccess.egress,
    binaryAuthorizationPolicy: props.binaryAuthorizationPolicy,
  };
}

/** Sets attributes that newer providers have and the generated bindings do not. */
export function overrideServiceConfig(resource: Cloudfunctions2Function, props: CloudRunFunctionProps): void {
  if (props.allTrafficOnLatestRevision === false) {
    needsProvider(resource, "allTrafficOnLatestRevision", PROVIDER_FEATURES.FUNCTION_TRAFFIC_PINNING);
  }
  const direct = props.vpcAccess?.directVpc;
  if (!direct) return;
  needsProvider(resource, "vpcAccess", PROVIDER_FEATURES.FUNCTION_DIRECT_VPC);
  const { network, subnetwork, tags } = direct;
  resource.addOverride("service_config.direct_vpc_network_interface", [{ network, subnetwork, tags }]);
  resource.addOverride("service_config.direct_vpc_egress", `VPC_EGRESS_${direct.egress}`);
}

/** The timeout of a function in seconds, with its default. */
export function timeoutOf({ timeoutSeconds = 60 }: CloudRunFunctionProps): number {
  return timeoutSeconds;
}

function checkTimeout(timeoutSeconds: number, { trigger }: CloudRunFunctionProps, at: Construct): void {
  const bounds = trigger
    ? { min: 1, max: 540, when: " for an event-driven function" }
    : { min: 1, max: 3600 };
  checkWholeNumber("timeoutSeconds", timeoutSeconds, bounds, at);
}

function unlessEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
