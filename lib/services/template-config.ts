import type {
  CloudRunV2ServiceTemplate,
  CloudRunV2ServiceTemplateContainers,
} from "@cdktf/provider-google/lib/cloud-run-v2-service";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { isKnown } from "../core/tokens";
import { instancesOf } from "../workload/sizing";
import { Billing, type CloudRunServiceProps, ExecutionEnvironment } from "./cloud-run-service-props";
import { containerConfigOf } from "./container-config";
import type { ContainerProps } from "./container-props";
import { checkTotals, containerSizeOf } from "./container-size";
import { gpuConfigOf } from "./gpu-config";
import { mountedVolumes } from "./mounted-volumes";
import { neededGrants } from "./needed-grants";
import { revisionConfigOf } from "./revision-config";
import { startsSandboxes } from "./sandboxes";
import { checkSidecars } from "./sidecar-checks";
import type { VolumeConfig, VolumeTarget } from "./volume-config";
import { vpcAccessConfigOf } from "./vpc-access-config";

/** The template of a service's revisions, and what must exist before the first revision. */
export interface Template {
  readonly config: CloudRunV2ServiceTemplate;
  readonly dependsOn: ITerraformDependable[];
}

/** The `template` block of the service's resource. Throws where Google would refuse it. */
export function templateOf(target: VolumeTarget, props: CloudRunServiceProps, serviceName: string): Template {
  const { at, serviceAccount } = target;
  const { minInstances, maxInstances } = instancesOf(props);
  const containers = [props, ...(props.sidecars ?? [])];
  const volumes = volumesOf(target, [...containers, ...(props.sandboxTemplates ?? [])]);
  return {
    config: {
      serviceAccount: serviceAccount.email,
      timeout: `${String(timeoutOf(props))}s`,
      maxInstanceRequestConcurrency: props.concurrency ?? defaultConcurrencyOf(props),
      executionEnvironment: executionEnvironmentOf(target, props, volumes),
      ...revisionConfigOf(at, props, serviceName),
      ...gpuOf(at, props),
      sessionAffinity: props.sessionAffinity ?? false,
      encryptionKey: props.kmsKeyName,
      scaling: { minInstanceCount: minInstances, maxInstanceCount: maxInstances },
      vpcAccess: props.vpcAccess && vpcAccessConfigOf(props.vpcAccess),
      containers: containersOf(target, props),
      volumes: volumes.length > 0 ? volumes.map(({ config }) => config) : undefined,
    },
    dependsOn: neededGrants(target, containers, volumes),
  };
}

/** The timeout of a service in seconds, with its default. */
export function timeoutOf({ timeoutSeconds = 300 }: CloudRunServiceProps): number {
  return timeoutSeconds;
}

/** Cloud Run's default, by the CPU: https://cloud.google.com/run/docs/about-concurrency. Undefined where that is a token. */
function defaultConcurrencyOf(props: CloudRunServiceProps): number | undefined {
  const { cpu } = containerSizeOf(props);
  return isKnown(cpu) ? (cpu < 1 ? 1 : 80) : undefined;
}

/** https://cloud.google.com/run/docs/configuring/services/gpu */
function gpuOf(at: Construct, props: CloudRunServiceProps) {
  const config = gpuConfigOf(at, "service", props);
  if (config && props.billing !== Billing.INSTANCE_BASED) {
    throw invalid("'billing' must be INSTANCE_BASED where a container has a GPU, got REQUEST_BASED", at);
  }
  return config;
}

function containersOf(
  { at }: VolumeTarget,
  props: CloudRunServiceProps,
): CloudRunV2ServiceTemplateContainers[] {
  const { sidecars = [], port = 8080, http2 = false } = props;
  const cpuIdle = props.billing !== Billing.INSTANCE_BASED;
  // https://cloud.google.com/run/docs/configuring/billing-settings
  if (!cpuIdle) checkTotals(at, props, "with instance-based billing");
  const startupCpuBoost = props.startupCpuBoost ?? false;
  const words = "the container that receives requests";
  checkSidecars(at, { ...props, noun: "service", words, hasProbe: true }, sidecars);
  return [
    containerConfigOf(at, props, {
      name: props.containerName,
      port: { number: port, http2 },
      cpuIdle,
      startupCpuBoost,
    }),
    ...sidecars.map((sidecar) =>
      containerConfigOf(at, sidecar, {
        name: sidecar.name,
        cpuIdle,
        startupCpuBoost,
      }),
    ),
  ];
}

function volumesOf(target: VolumeTarget, mounting: Pick<ContainerProps, "volumes">[]): VolumeConfig[] {
  return [...mountedVolumes(target.at, mounting)].map(([name, volume]) => volume.bind(name, target));
}

function executionEnvironmentOf({ at }: VolumeTarget, props: CloudRunServiceProps, volumes: VolumeConfig[]) {
  const { executionEnvironment } = props;
  const forVolumes = volumes.some(({ secondGeneration }) => secondGeneration);
  const needed = forVolumes || startsSandboxes(props);
  // https://cloud.google.com/run/docs/configuring/execution-environments, https://docs.cloud.google.com/run/docs/configuring/services/sandboxes
  if (needed || executionEnvironment === ExecutionEnvironment.GEN2) {
    checkTotals(at, props, "in the second execution environment");
  }
  if (!needed) return executionEnvironment;
  if (executionEnvironment === ExecutionEnvironment.GEN1) {
    throw invalid(
      `'executionEnvironment' must be GEN2 for ${forVolumes ? "a bucket, a file server or a disk as a volume" : "a container that starts sandboxes"}, got GEN1`,
      at,
    );
  }
  return ExecutionEnvironment.GEN2;
}
