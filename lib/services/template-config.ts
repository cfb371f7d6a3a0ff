import type {
  CloudRunV2ServiceTemplate,
  CloudRunV2ServiceTemplateContainers,
} from "@cdktf/provider-google/lib/cloud-run-v2-service";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { VOLUME_NAME } from "../core/formats/cloud-run";
import { isKnown } from "../core/tokens";
import { effective } from "../iam/grant-wait";
import { grantSecrets } from "../workload/secret-access";
import { instancesOf } from "../workload/sizing";
import type { VpcAccess } from "../workload/vpc-access";
import { Billing, type CloudRunServiceProps, ExecutionEnvironment } from "./cloud-run-service-props";
import { containerConfigOf } from "./container-config";
import type { ContainerProps, VolumeMount } from "./container-props";
import { containerSizeOf } from "./container-size";
import { checkSidecars } from "./sidecar-checks";
import type { VolumeConfig, VolumeTarget } from "./volume";

/** The template of a service's revisions, and what must exist before the first revision. */
export interface Template {
  readonly config: CloudRunV2ServiceTemplate;
  readonly dependsOn: ITerraformDependable[];
}

/** The `template` block of the service's resource. Throws where Google would refuse it. */
export function templateOf(target: VolumeTarget, props: CloudRunServiceProps): Template {
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
      timeout: `${String(props.timeoutSeconds ?? 300)}s`,
      maxInstanceRequestConcurrency: props.concurrency,
      executionEnvironment: executionEnvironmentOf(target, props, volumes),
      sessionAffinity: props.sessionAffinity ?? false,
      encryptionKey: props.kmsKeyName,
      scaling: { minInstanceCount: minInstances, maxInstanceCount: maxInstances },
      vpcAccess: props.vpcAccess && vpcAccessConfigOf(props.vpcAccess),
      containers: containersOf(target, props),
      volumes: volumes.length > 0 ? volumes.map(({ config }) => config) : undefined,
    },
    dependsOn: effective(at, [...new Set([...grants, ...volumes.flatMap((volume) => volume.grants)])]),
  };
}

function containersOf(
  { at }: VolumeTarget,
  props: CloudRunServiceProps,
): CloudRunV2ServiceTemplateContainers[] {
  const { sidecars = [], port = 8080, http2 = false } = props;
  const cpuIdle = props.billing !== Billing.INSTANCE_BASED;
  if (!cpuIdle) checkWholeCpu(at, props, "with instance-based billing");
  const startupCpuBoost = props.startupCpuBoost ?? false;
  checkSidecars(at, sidecars);
  return [
    containerConfigOf(at, props, {
      port: { number: port, http2 },
      cpuIdle,
      startupCpuBoost,
    }),
    ...sidecars.map((sidecar) =>
      containerConfigOf(at, sidecar, {
        name: sidecar.name,
        cpuIdle,
        startupCpuBoost,
        startsAfter: sidecar.startsAfter,
      }),
    ),
  ];
}

/** The volumes of all containers. A volume that several containers mount is in it once. */
function volumesOf(target: VolumeTarget, containers: ContainerProps[]): VolumeConfig[] {
  const mounted = new Map<string, VolumeMount["volume"]>();
  for (const { name, volume } of containers.flatMap(({ volumes = [] }) => volumes)) {
    checkFormat("volumes", name, VOLUME_NAME, target.at, { must: "have names of" });
    if ((mounted.get(name) ?? volume) !== volume) {
      throw invalid(`'volumes' must name one volume by one name, got two for ${got(name)}`, target.at);
    }
    mounted.set(name, volume);
  }
  return [...mounted].map(([name, volume]) => volume.bind(name, target));
}

function executionEnvironmentOf({ at }: VolumeTarget, props: CloudRunServiceProps, volumes: VolumeConfig[]) {
  const { executionEnvironment } = props;
  const needed = volumes.some(({ secondGeneration }) => secondGeneration);
  if (needed || executionEnvironment === ExecutionEnvironment.GEN2) {
    checkSecondGeneration(at, props);
  }
  if (!needed) return executionEnvironment;
  if (executionEnvironment === ExecutionEnvironment.GEN1) {
    throw invalid(
      "'executionEnvironment' must be GEN2 for a bucket or a file server as a volume, got GEN1",
      at,
    );
  }
  return ExecutionEnvironment.GEN2;
}

function checkSecondGeneration(at: Construct, props: CloudRunServiceProps): void {
  checkWholeCpu(at, props, "in the second execution environment");
  const { memoryMib } = containerSizeOf(props);
  if (isKnown(memoryMib) && memoryMib < 512) {
    throw invalid(
      `'memoryMib' must be at least 512 in the second execution environment, got ${memoryMib}`,
      at,
    );
  }
}

/** Throws where all containers together have less than 1 CPU. */
function checkWholeCpu(at: Construct, props: CloudRunServiceProps, where: string): void {
  const cpus = [props, ...(props.sidecars ?? [])].map((container) => containerSizeOf(container).cpu);
  const sum = cpus.reduce((total, cpu) => total + cpu, 0);
  if (cpus.every((cpu) => isKnown(cpu)) && sum < 1) {
    throw invalid(`'cpu' must come to at least 1 ${where}, got ${sum}`, at);
  }
}

function vpcAccessConfigOf({ egress, connectorName, directVpc }: VpcAccess) {
  if (!directVpc) return { egress, connector: connectorName };
  const { network, subnetwork, tags } = directVpc;
  return { egress, networkInterfaces: [{ network, subnetwork, tags }] };
}
