import { type Addition, ADDITIONS } from "./additions";
import type { Block } from "./schema";

/** The schema of a type in a version of the provider, made from the schema of the bindings. */
export function schemaAt(version: string | undefined, type: string, bindings: Block): Block {
  if (version === undefined) return bindings;
  return ADDITIONS.filter((addition) => addition.type === type && !isBefore(version, addition.since)).reduce(
    (block, addition) => added(block, addition, addition.within),
    bindings,
  );
}

function added(block: Block, addition: Addition, within: readonly string[]): Block {
  if (within.length > 0) {
    const [next, ...rest] = within;
    const blocks = block.blocks.map((inner) =>
      inner.name === next ? { ...inner, block: added(inner.block, addition, rest) } : inner,
    );
    return { ...block, blocks };
  }
  const { attribute, block: inner } = addition;
  // Bindings of such a version have it.
  const has = [...block.attributes, ...block.blocks].some(({ name }) => name === (attribute ?? inner)?.name);
  if (has) return block;
  return {
    attributes: attribute ? [...block.attributes, attribute] : block.attributes,
    blocks: inner ? [...block.blocks, inner] : block.blocks,
  };
}

/** Whether a version comes before another. */
export function isBefore(version: string, other: string): boolean {
  return version.localeCompare(other, "en", { numeric: true }) < 0;
}
