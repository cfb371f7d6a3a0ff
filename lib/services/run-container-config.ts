import type { Construct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { IMAGE } from "../core/formats/cloud-run";
import { literal } from "../core/literal";
import type { EnvironmentRules } from "../workload/environment";
import { checkMemory } from "../workload/sizing";
import { containerEnvironmentOf } from "./container-environment";
import { containerSizeOf } from "./container-size";
import type { RunContainerProps } from "./run-container-props";
import { volumeMountsOf } from "./volume-mounts";

/** The arguments that a `containers` block of a service and of a job have in common. Throws where Google would refuse them. */
export function runContainerConfigOf(at: Construct, props: RunContainerProps, variables: EnvironmentRules) {
  const { cpu, memoryMib } = containerSizeOf(props);
  checkFormat("image", props.image, IMAGE, at);
  if (props.gpu) props.gpu._checkSize(cpu, memoryMib, at);
  else checkMemory(cpu, memoryMib, at);
  return {
    image: props.image,
    command: props.command?.map(literal),
    args: props.args?.map(literal),
    workingDir: props.workingDirectory === undefined ? undefined : literal(props.workingDirectory),
    dependsOn: props.startsAfter,
    env: containerEnvironmentOf(at, props, variables),
    resources: {
      limits: {
        cpu: String(cpu),
        memory: `${memoryMib}Mi`,
        ...(props.gpu && { "nvidia.com/gpu": "1" }),
      },
    },
    volumeMounts: volumeMountsOf(at, props.volumes ?? []),
  };
}
