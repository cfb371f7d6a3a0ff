import { isKnown } from "../core/tokens";

// https://cloud.google.com/functions/docs/configuring/memory, in the spelling of the API: so a function that has Google's
// choice already shows no change.
const CPU_BY_MEMORY: readonly { readonly maxMib: number; readonly cpu: number }[] = [
  { maxMib: 128, cpu: 0.0833 },
  { maxMib: 256, cpu: 0.1666 },
  { maxMib: 512, cpu: 0.3333 },
  { maxMib: 1024, cpu: 0.5833 },
  { maxMib: 2048, cpu: 1 },
  { maxMib: 8192, cpu: 2 },
  { maxMib: 16384, cpu: 4 },
  { maxMib: 32768, cpu: 8 },
];

/**
 * The CPUs that Google gives for an amount of memory; undefined where only Terraform knows the memory.
 *
 * They are written, because the provider would send the CPUs of the earlier memory with the new one.
 */
export function defaultCpuOf(memoryMib: number): number | undefined {
  return isKnown(memoryMib) ? CPU_BY_MEMORY.find(({ maxMib }) => memoryMib <= maxMib)?.cpu : undefined;
}
