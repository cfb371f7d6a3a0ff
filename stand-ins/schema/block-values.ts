import type { Attribute, Block } from "./schema";
import { isValues, type Value, type Values } from "./value";

/** The path of an attribute: names, and the positions of blocks in their list or set. */
export type Path = readonly (string | number)[];

/** Every attribute of a block and of its nested blocks, with its value. */
export function* attributesIn(
  block: Block,
  values: Values,
  path: Path = [],
): Generator<[Attribute, Value, Path]> {
  for (const attribute of block.attributes) {
    yield [attribute, values[attribute.name], [...path, attribute.name]];
  }
  for (const nested of block.blocks) {
    for (const [inner, position] of blocksIn(values[nested.name])) {
      yield* attributesIn(nested.block, inner, [...path, nested.name, ...position]);
    }
  }
}

/** A copy of the values of a block, with `change` applied to every attribute, also in nested blocks. */
export function mapAttributes(
  block: Block,
  values: Values,
  change: (attribute: Attribute, value: Value, path: Path) => Value,
  path: Path = [],
): Values {
  const copy = { ...values };
  for (const attribute of block.attributes) {
    copy[attribute.name] = change(attribute, values[attribute.name], [...path, attribute.name]);
  }
  for (const { name, block: inner } of block.blocks) {
    const value = values[name];
    const mapBlock = (nested: Value, at: Path) =>
      isValues(nested) ? mapAttributes(inner, nested, change, at) : nested;
    copy[name] = Array.isArray(value)
      ? value.map((nested, position) => mapBlock(nested, [...path, name, position]))
      : mapBlock(value, [...path, name]);
  }
  return copy;
}

/** The blocks of one name, with their positions if there can be more than one. */
export function blocksIn(value: Value): [Values, Path][] {
  if (Array.isArray(value)) {
    return value.filter(isValues).map((element, position) => [element, [position]]);
  }
  return isValues(value) ? [[value, []]] : [];
}
