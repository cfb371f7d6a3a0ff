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
  const dependents = new Map<string, string[]>();
  const awaited = new Map<string, number>();
  for (const [address, { references }] of blocks) {
    const others = new Set(references.map(({ to }) => to).filter((to) => blocks.has(to)));
    awaited.set(address, others.size);
    for (const other of others) {
      const known = dependents.get(other);
      if (known) known.push(address);
      else dependents.set(other, [address]);
    }
  }
  const ready = [...blocks.keys()].filter((address) => awaited.get(address) === 0);
  const left = new Set(blocks.keys());
  for (let address = ready.pop(); address !== undefined; address = ready.pop()) {
    left.delete(address);
    for (const dependent of dependents.get(address) ?? []) {
      const count = (awaited.get(dependent) ?? 0) - 1;
      awaited.set(dependent, count);
      if (count === 0) ready.push(dependent);
    }
  }
  return left;
}
