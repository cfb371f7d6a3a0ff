import { isToken } from "../core/tokens";
import type { CloudRunServiceProps } from "./cloud-run-service-props";
import type { ContainerProps } from "./container-props";

/** The CPUs and the memory of a container, with Cloud Run's defaults. */
export function containerSizeOf({ cpu = 1, memoryMib = 512 }: ContainerProps) {
  return { cpu, memoryMib };
}

/** The sizes of all containers of a service's instances. */
export function sizesOf(props: CloudRunServiceProps) {
  return [props, ...(props.sidecars ?? [])].map(containerSizeOf);
}

/** What numbers come to; one of the tokens among them, where there are any. */
export function sumOf(numbers: number[]): number {
  return numbers.find(isToken) ?? numbers.reduce((total, number) => total + number, 0);
}
