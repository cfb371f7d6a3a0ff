import type { ContainerProps } from "./container-props";

/** The CPUs and the memory of a container, with Cloud Run's defaults. */
export function containerSizeOf({ cpu = 1, memoryMib = 512 }: ContainerProps) {
  return { cpu, memoryMib };
}
