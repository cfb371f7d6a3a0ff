import type { CloudRunV2ServiceTemplateContainers } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { IMAGE } from "../core/formats/cloud-run";
import { literal } from "../core/literal";
import { isKnown } from "../core/tokens";
import { checkMountPaths, folderAt } from "../workload/mount-path";
import { checkMemory } from "../workload/sizing";
import { containerEnvironmentOf } from "./container-environment";
import type { ContainerProps, VolumeMount } from "./container-props";
import { containerSizeOf } from "./container-size";
import { defaultStartupProbe, type RequestPort } from "./probe";

/** The settings that a container gets from its service. */
export interface ContainerRole {
  /** The container's name; undefined if it has none. */
  readonly name?: string;

  /** The port on which it receives requests; undefined for a sidecar. */
  readonly port?: RequestPort;

  readonly cpuIdle: boolean;
  readonly startupCpuBoost: boolean;
}

/** A `containers` block of the service's resource. Throws where Google would refuse it. */
export function containerConfigOf(
  at: Construct,
  props: ContainerProps,
  role: ContainerRole,
): CloudRunV2ServiceTemplateContainers {
  const { cpu, memoryMib } = containerSizeOf(props);
  checkImages(at, props);
  if (props.gpu) props.gpu._checkSize(cpu, memoryMib, at);
  else checkMemory(cpu, memoryMib, at);
  return {
    name: role.name,
    image: props.image,
    baseImageUri: props.baseImage,
    command: props.command?.map(literal),
    args: props.args?.map(literal),
    workingDir: props.workingDirectory === undefined ? undefined : literal(props.workingDirectory),
    dependsOn: props.startsAfter,
    ports: role.port && {
      name: role.port.http2 ? "h2c" : "http1",
      containerPort: role.port.number,
    },
    env: containerEnvironmentOf(at, props, role.port !== undefined),
    resources: {
      limits: {
        cpu: String(cpu),
        memory: `${memoryMib}Mi`,
        ...(props.gpu && { "nvidia.com/gpu": "1" }),
      },
      // Both are always set: without cpu_idle, the provider asks for CPU that is always allocated.
      cpuIdle: role.cpuIdle,
      startupCpuBoost: role.startupCpuBoost,
    },
    startupProbe:
      probeOf(at, "startupProbe", props, role) ?? (role.port && defaultStartupProbe(role.port.number)),
    livenessProbe: probeOf(at, "livenessProbe", props, role),
    volumeMounts: mountsOf(at, props.volumes ?? []),
  };
}

function probeOf(
  at: Construct,
  prop: "startupProbe" | "livenessProbe",
  { [prop]: probe }: ContainerProps,
  { port }: ContainerRole,
) {
  const config = probe?._configAt(at, prop, port?.number);
  probe?._checkPort(at, prop, port);
  return config;
}

function mountsOf(at: Construct, mounts: VolumeMount[]) {
  const sockets = mounts.filter(({ name }) => name === "cloudsql").map(({ mountPath }) => mountPath);
  const elsewhere = sockets.find((mountPath) => isKnown(mountPath) && folderAt(mountPath) !== "/cloudsql");
  if (elsewhere !== undefined) {
    throw invalid(`'mountPath' must be '/cloudsql' for the volume of that name, got ${got(elsewhere)}`, at);
  }
  checkMountPaths(
    mounts.map(({ mountPath }) => mountPath),
    at,
  );
  return mounts.map(({ name, mountPath }) => ({ name, mountPath }));
}

function checkImages(at: Construct, { image, baseImage }: ContainerProps): void {
  checkFormat("image", image, IMAGE, at);
  checkFormat("baseImage", baseImage, IMAGE, at);
}
