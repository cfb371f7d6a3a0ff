import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkWholeNumber } from "../core/ranges";
import { isKnown } from "../core/tokens";

/** The size of an instance, how many requests it handles at a time, and how many instances run. */
export interface Sizing {
  readonly memoryMib: number;
  readonly cpu?: number;

  /**
   * The CPUs of all its containers together.
   *
   * @default - those of the one container
   */
  readonly totalCpu?: number;

  /**
   * Whether the container has a GPU, which decides about its CPUs and its memory.
   *
   * @default false
   */
  readonly hasGpu?: boolean;

  readonly concurrency?: number;
  readonly minInstances: number;
  readonly maxInstances: number;
}

/** The fewest and the most instances of a revision, with the defaults. */
export function instancesOf({ minInstances = 0, maxInstances = 100 }: Partial<Sizing>) {
  return { minInstances, maxInstances };
}

// The memory in MiB that a number of CPUs allows: https://cloud.google.com/run/docs/configuring/services/memory-limits.
const MEMORY_BY_CPU: { cpu: number; min: number; max: number }[] = [
  { cpu: 8, min: 4096, max: 32768 },
  { cpu: 6, min: 4096, max: 24576 },
  { cpu: 4, min: 2048, max: 16384 },
  { cpu: 2, min: 128, max: 8192 },
  { cpu: 1, min: 128, max: 4096 },
  { cpu: 0.5, min: 128, max: 1024 },
  { cpu: 0.08, min: 128, max: 512 },
];

/** Throws where Google would refuse the sizes or their combination. */
export function checkSizing(sizing: Sizing, at: IConstruct): void {
  const { memoryMib, cpu, concurrency, minInstances, maxInstances } = sizing;
  const { totalCpu = cpu } = sizing;
  if (!sizing.hasGpu) checkMemory(cpu, memoryMib, at);
  checkWholeNumber("concurrency", concurrency, { min: 1, max: 1000 }, at);
  checkWholeNumber("minInstances", minInstances, { min: 0 }, at);
  checkWholeNumber("maxInstances", maxInstances, { min: 1 }, at);
  if (isKnown(concurrency) && concurrency > 1 && isKnown(totalCpu) && totalCpu < 1) {
    const found = cpu === undefined ? cpu : totalCpu;
    throw invalid(`'cpu' must be at least 1 where 'concurrency' is ${concurrency}, got ${got(found)}`, at);
  }
  if (isKnown(minInstances) && isKnown(maxInstances) && minInstances > maxInstances) {
    throw invalid(
      `'minInstances' must not exceed 'maxInstances', got ${minInstances} and ${maxInstances}`,
      at,
    );
  }
}

/** Throws where Google would refuse the memory of an instance or a container with its number of CPUs. */
export function checkMemory(cpu: number | undefined, memoryMib: number, at: IConstruct): void {
  checkWholeNumber("memoryMib", memoryMib, { min: 128, max: 32768 }, at);
  if (isKnown(cpu)) checkCpu(cpu, memoryMib, at);
}

function checkCpu(cpu: number, memoryMib: number, at: IConstruct): void {
  if (!(cpu >= 0.08 && cpu < 1) && ![1, 2, 4, 6, 8].includes(cpu)) {
    throw invalid(`'cpu' must be 1, 2, 4, 6, 8, or a fraction from 0.08, got ${got(cpu)}`, at);
  }
  const limit = MEMORY_BY_CPU.find((row) => cpu >= row.cpu);
  if (isKnown(memoryMib) && limit && (memoryMib < limit.min || memoryMib > limit.max)) {
    throw invalid(
      `'memoryMib' must be between ${limit.min} and ${limit.max} where 'cpu' is ${cpu}, got ${memoryMib}`,
      at,
    );
  }
}
