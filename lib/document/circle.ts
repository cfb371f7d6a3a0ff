import type { Block } from "./blocks";

/** A reference from one block to another. */
export interface Step {
  readonly from: string;
  readonly argument: string;
  readonly to: string;
}

/**
 * The references of blocks that wait for each other, from the first such block back to itself; empty if there are none.
 *
 * Of several circles, it is always the same one.
 */
export function circleIn(blocks: ReadonlyMap<string, Block>): readonly Step[] {
  const left = waitingForever(blocks);
  if (left.size === 0) return [];
  const [first] = [...left].sort();
  const steps: Step[] = [];
  for (let from = first; !steps.some((step) => step.from === from);) {
    const step = { from, ...nextStep(blocks, left, from) };
    steps.push(step);
    from = step.to;
  }
  const circle = steps.slice(steps.findIndex(({ from }) => from === steps[steps.length - 1].to));
  const [start] = circle.map(({ from }) => from).sort();
  const at = circle.findIndex(({ from }) => from === start);
  return [...circle.slice(at), ...circle.slice(0, at)];
}

function nextStep(blocks: ReadonlyMap<string, Block>, left: ReadonlySet<string>, from: string) {
  const next = blocks.get(from)?.references.find(({ to }) => left.has(to));
  if (!next) throw new Error(`${from} must wait for a block that waits`);
  return next;
}

/** The blocks that Terraform could never make: those in circles, and those that wait for them. */
function waitingForever(blocks: ReadonlyMap<string, Block>): ReadonlySet<string> {
  const all = [...blocks.values()];
  const addresses = [...blocks.keys()];
  const numbers = new Map(addresses.map((address, number) => [address, number]));
  // By the number of a block: how many references it waits for, and which blocks wait for it, once for each reference.
  const awaited = new Uint32Array(all.length);
  const dependents: number[][] = [];
  all.forEach(({ needs }, dependent) => {
    for (const to of needs) {
      const other = numbers.get(to);
      if (other === undefined) continue;
      awaited[dependent] += 1;
      (dependents[other] ??= []).push(dependent);
    }
  });
  const ready = addresses.map((_, number) => number).filter((number) => awaited[number] === 0);
  for (const number of ready) {
    // A list that grows while it is read is read to its new end.
    for (const dependent of dependents[number] ?? []) {
      awaited[dependent] -= 1;
      if (awaited[dependent] === 0) ready.push(dependent);
    }
  }
  return new Set(addresses.filter((_, number) => awaited[number] > 0));
}
