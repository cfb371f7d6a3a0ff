import { either } from "./choices";
import { spellingOf } from "./spelling";
import { ABSENT, type List, type Step, unknown, type Value } from "./value";

/** What lies behind steps into a value. */
export function within(value: Value, path: readonly Step[]): Value {
  if (path.length === 0) return value;
  const [step, ...rest] = path;
  switch (value.is) {
    case "known":
      return ABSENT;
    case "list":
      return isPosition(step) ? within(value.items.at(Number(step)) ?? ABSENT, rest) : inBlocks(value, path);
    case "fields":
      // What Terraform takes once is an object in one document, and a list of one in another.
      if (step === 0 && !value.fields.has("0")) return within(value, rest);
      return within(value.fields.get(String(step)) ?? ABSENT, rest);
    case "attribute":
      return { ...value, path: [...value.path, ...path] };
    case "either":
      return either(value.values.map((one) => within(one, path)));
    default:
      return unknown(`${spellingOf(value)}.${path.join(".")}`, [value]);
  }
}

/** The values of a list; of an object as of a list of one; undefined where they are not known. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  if (value.is === "list") return value.items;
  if (value.is === "fields") return [value];
  return value.is === "known" && value.value === null ? [] : undefined;
}

function inBlocks({ items }: List, path: readonly Step[]): Value {
  if (items.length === 0) return ABSENT;
  return items.length === 1
    ? within(items[0], path)
    : unknown(`${items.map(spellingOf).join()}.${path.join(".")}`, items);
}

function isPosition(step: Step): boolean {
  return typeof step === "number" || /^\d+$/.test(step);
}
