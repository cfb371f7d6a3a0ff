import type {
  CloudRunV2ServiceTemplate,
  CloudRunV2ServiceTemplateContainers,
} from "@cdktf/provider-google/lib/cloud-run-v2-service";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { isKnown } from "../core/tokens";
import { letDeployerActAs } from "../iam/deployer";
import { effective } from "../iam/grant-wait";
import { grantSecrets } from "../workload/secret-access";
import { instancesOf } from "../workload/sizing";
import type { VpcAccess } from "../workload/vpc-access";
import { Billing, type CloudRunServiceProps, ExecutionEnvironment } from "./cloud-run-service-props";
import { containerConfigOf } from "./container-config";
import type { ContainerProps } from "./container-props";
import { containerSizeOf, sizesOf, sumOf } from "./container-size";
import { gpuConfigOf } from "./gpu-config";
import { mountedVolumes } from "./mounted-volumes";
import { revisionConfigOf } from "./revision-config";
import { checkSidecars } from "./sidecar-checks";
import type { VolumeConfig, VolumeTarget } from "./volume-config";

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
  const volumes = volumesOf(target, containers);
  const variables = containers.flatMap(({ secretEnvironment = {} }) => Object.values(secretEnvironment));
  const grants = grantSecrets(
    at,
    serviceAccount,
    variables.map(({ secret }) => secret),
  );
  return {
    config: {
      serviceAccount: serviceAccount.email,
      timeout: `${String(timeoutOf(props))}s`,
      maxInstanceRequestConcurrency: props.concurrency ?? defaultConcurrencyOf(props),
      executionEnvironment: executionEnvironmentOf(target, props, volumes),
      ...revisionConfigOf(at, props, serviceName),
      ...gpuConfigOf(at, props),
      sessionAffinity: props.sessionAffinity ?? false,
      encryptionKey: props.kmsKeyName,
      scaling: { minInstanceCount: minInstances, maxInstanceCount: maxInstances },
      vpcAccess: props.vpcAccess && vpcAccessConfigOf(props.vpcAccess),
      containers: containersOf(target, props),
      volumes: volumes.length > 0 ? volumes.map(({ config }) => config) : undefined,
    },
    dependsOn: effective(at, [
      ...new Set([
        ...grants,
        ...volumes.flatMap((volume) => volume.grants),
        ...letDeployerActAs(at, serviceAccount),
      ]),
    ]),
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

function containersOf(
  { at }: VolumeTarget,
  props: CloudRunServiceProps,
): CloudRunV2ServiceTemplateContainers[] {
  const { sidecars = [], port = 8080, http2 = false } = props;
  const cpuIdle = props.billing !== Billing.INSTANCE_BASED;
  // https://cloud.google.com/run/docs/configuring/billing-settings
  if (!cpuIdle) checkTotals(at, props, "with instance-based billing");
  const startupCpuBoost = props.startupCpuBoost ?? false;
  checkSidecars(at, props, sidecars);
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

function volumesOf(target: VolumeTarget, containers: ContainerProps[]): VolumeConfig[] {
  return [...mountedVolumes(target.at, containers)].map(([name, volume]) => volume.bind(name, target));
}

function executionEnvironmentOf({ at }: VolumeTarget, props: CloudRunServiceProps, volumes: VolumeConfig[]) {
  const { executionEnvironment } = props;
  const needed = volumes.some(({ secondGeneration }) => secondGeneration);
  // https://cloud.google.com/run/docs/configuring/execution-environments
  if (needed || executionEnvironment === ExecutionEnvironment.GEN2) {
    checkTotals(at, props, "in the second execution environment");
  }
  if (!needed) return executionEnvironment;
  if (executionEnvironment === ExecutionEnvironment.GEN1) {
    throw invalid(
      "'executionEnvironment' must be GEN2 for a bucket, a file server or a disk as a volume, got GEN1",
      at,
    );
  }
  return ExecutionEnvironment.GEN2;
}

/** Throws where all containers together have less than 1 CPU or 512 MiB. */
function checkTotals(at: Construct, props: CloudRunServiceProps, where: string): void {
  const sizes = sizesOf(props);
  const cpu = sumOf(sizes.map((size) => size.cpu));
  if (isKnown(cpu) && cpu < 1) throw invalid(`'cpu' must come to at least 1 ${where}, got ${cpu}`, at);
  const memoryMib = sumOf(sizes.map((size) => size.memoryMib));
  if (isKnown(memoryMib) && memoryMib < 512) {
    throw invalid(`'memoryMib' must be at least 512 ${where}, got ${memoryMib}`, at);
  }
}

function vpcAccessConfigOf({ egress, connectorName, directVpc }: VpcAccess) {
  if (!directVpc) return { egress, connector: connectorName };
  const { network, tags } = directVpc;
  // Google's default is written, because the provider would keep the subnetwork of an earlier network.
  const sameName = isKnown(network) && !network.includes("/") ? network : undefined;
  const subnetwork = directVpc.subnetwork ?? sameName;
  return { egress, networkInterfaces: [{ network, subnetwork, tags }] };
}
