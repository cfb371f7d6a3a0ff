import type { CloudRunV2ServiceTemplateContainers } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import type { Construct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { IMAGE } from "../core/formats/cloud-run";
import { INGRESS_CONTAINER, SIDECAR } from "./container-environment";
import type { ContainerProps } from "./container-props";
import { defaultStartupProbe, type RequestPort } from "./probe";
import { runContainerConfigOf } from "./run-container-config";

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
  const { port } = role;
  checkFormat("baseImage", props.baseImage, IMAGE, at);
  const config = runContainerConfigOf(at, props, port ? INGRESS_CONTAINER : SIDECAR);
  return {
    ...config,
    name: role.name,
    baseImageUri: props.baseImage,
    ports: port && { name: port.http2 ? "h2c" : "http1", containerPort: port.number },
    // Both are always set: without cpu_idle, the provider asks for CPU that is always allocated.
    resources: { ...config.resources, cpuIdle: role.cpuIdle, startupCpuBoost: role.startupCpuBoost },
    startupProbe: probeOf(at, "startupProbe", props, role) ?? (port && defaultStartupProbe(port.number)),
    livenessProbe: probeOf(at, "livenessProbe", props, role),
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
