import type { ContainerProps } from "./container-props";

/** How many CPUs and how much memory a container has, with what Cloud Run gives where neither is told. */
export function containerSizeOf({ cpu = 1, memoryMib = 512 }: ContainerProps) {
  return { cpu, memoryMib };
}
