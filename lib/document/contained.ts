import type { Value } from "./value";

/** A value, and all values that it is made of. */
export function containedIn(value: Value): ReadonlySet<Value> {
  const found = new Set<Value>();
  const look = (one: Value): void => {
    if (found.has(one)) return;
    found.add(one);
    partsOf(one).forEach(look);
  };
  look(value);
  return found;
}

function partsOf(value: Value): readonly Value[] {
  switch (value.is) {
    case "text":
      return value.parts;
    case "list":
      return value.items;
    case "fields":
      return [...value.fields.values()];
    case "either":
      return value.values;
    case "unknown":
      return value.from;
    default:
      return [];
  }
}
