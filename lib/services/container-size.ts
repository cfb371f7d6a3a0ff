import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { isKnown, isToken } from "../core/tokens";
import type { RunContainerProps } from "./run-container-props";

/** The containers of an instance: the main one, and those beside it. */
interface Instance extends RunContainerProps {
  readonly sidecars?: readonly RunContainerProps[] | undefined;
}

/** The CPUs and the memory of a container, with Cloud Run's defaults. */
export function containerSizeOf({ cpu = 1, memoryMib = 512 }: RunContainerProps) {
  return { cpu, memoryMib };
}

/** The sizes of all containers of an instance. */
export function sizesOf(instance: Instance) {
  return [instance, ...(instance.sidecars ?? [])].map(containerSizeOf);
}

/** What numbers come to; one of the tokens among them, where there are any. */
export function sumOf(numbers: number[]): number {
  return numbers.find(isToken) ?? numbers.reduce((total, number) => total + number, 0);
}

/** Throws where all containers together have less than 1 CPU or 512 MiB. */
export function checkTotals(at: Construct, instance: Instance, where: string): void {
  const sizes = sizesOf(instance);
  const cpu = sumOf(sizes.map((size) => size.cpu));
  if (isKnown(cpu) && cpu < 1) throw invalid(`'cpu' must come to at least 1 ${where}, got ${cpu}`, at);
  const memoryMib = sumOf(sizes.map((size) => size.memoryMib));
  if (isKnown(memoryMib) && memoryMib < 512) {
    throw invalid(`'memoryMib' must be at least 512 ${where}, got ${memoryMib}`, at);
  }
}
