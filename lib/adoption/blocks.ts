import { withoutIndexes } from "../document/address";
import type { AdoptionBlocks, RemovedBlock } from "./adoption-blocks";
import type { Matching } from "./matching";
import type { Tool } from "./tool";

/** The blocks with which one stack takes over existing resources, without destroying any. */
export function blocksFor(
  matching: Matching,
  stack: string,
  forgotten: readonly string[],
  tool: Tool,
): AdoptionBlocks {
  const pairs = matching.pairs.filter(({ made }) => made.document === stack);
  return {
    moved: pairs.flatMap(({ made, existing, how }) =>
      how === "moves" && existing ? [{ from: existing.address, to: made.address }] : [],
    ),
    import: pairs.flatMap(({ made, importId }) =>
      importId === undefined ? [] : [{ to: made.address, id: importId }],
    ),
    removed: forgotten.map((from) => removed(from, tool)),
  };
}

/** The addresses that leave a state: with `removed` blocks where possible, and otherwise with the command `state rm`. */
export interface Forgotten {
  readonly byBlocks: readonly string[];
  readonly byHand: readonly string[];
}

/**
 * Decides how each resource leaves the state that the app does not continue.
 *
 * A `removed` block applies to all instances of a resource: https://developer.hashicorp.com/terraform/language/block/removed
 */
export function forgottenIn({ pairs, leftovers }: Matching, { hasRemoved }: Tool): Forgotten {
  const declared = new Set(pairs.map(({ made }) => made.address));
  const addresses = leftovers.map(({ existing }) => existing.address);
  const isTold = (address: string) => hasRemoved && !declared.has(withoutIndexes(address));
  return {
    byBlocks: [...new Set(addresses.filter(isTold).map(withoutIndexes))],
    byHand: addresses.filter((address) => !isTold(address)),
  };
}

function removed(from: string, { saysDestroy }: Tool): RemovedBlock {
  return saysDestroy ? { from, lifecycle: { destroy: false } } : { from };
}
