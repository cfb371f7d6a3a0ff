import { either } from "./choices";
import { spellingOf } from "./spelling";
import { ABSENT, type List, type Step, unknown, type Value } from "./value";

/** The value at a path in a value. */
export function within(value: Value, path: readonly Step[], at = 0): Value {
  if (at === path.length) return value;
  const step = path[at];
  switch (value.is) {
    case "known":
      return ABSENT;
    case "list":
      return inList(value, path, at);
    case "fields":
      // A block that occurs once is an object in one document, and a list with one object in another.
      if (step === 0 && !value.fields.has("0")) return within(value, path, at + 1);
      return within(value.fields.get(String(step)) ?? ABSENT, path, at + 1);
    case "attribute":
      return { ...value, path: [...value.path, ...path.slice(at)] };
    case "either":
      return either(value.values.map((one) => within(one, path, at)));
    default:
      return unknown(`${spellingOf(value)}.${path.slice(at).join(".")}`, [value]);
  }
}

/** The items of a list; an object counts as a list with one item; undefined if they are unknown. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  if (value.is === "list") return value.items;
  if (value.is === "fields") return [value];
  return value.is === "known" && value.value === null ? [] : undefined;
}

function inList({ items }: List, path: readonly Step[], at: number): Value {
  const step = path[at];
  if (isPosition(step)) return within(items.at(Number(step)) ?? ABSENT, path, at + 1);
  if (items.length === 0) return ABSENT;
  return items.length === 1
    ? within(items[0], path, at)
    : unknown(`${items.map(spellingOf).join()}.${path.slice(at).join(".")}`, items);
}

function isPosition(step: Step): boolean {
  return typeof step === "number" || /^\d+$/.test(step);
}
