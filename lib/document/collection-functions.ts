import { textOf } from "./text";
import type { TerraformFunction } from "./text-functions";
import { ABSENT, fields, isAbsent, known, list, type Value } from "./value";
import { itemsOf, within } from "./within";

const same: TerraformFunction = ([value]) => value;

/**
 * Functions that make lists and objects, or choose from them.
 *
 * https://developer.hashicorp.com/terraform/language/functions
 */
export const COLLECTION_FUNCTIONS: { readonly [name: string]: TerraformFunction } = {
  // These functions change how Terraform checks or shows a value, but not the value.
  tolist: same,
  toset: same,
  tomap: same,
  tobool: same,
  tonumber: same,
  sensitive: same,
  nonsensitive: same,
  concat: (args) => ofItems(args, (all) => list(all.flat())),
  setunion: (args) => ofItems(args, (all) => list(all.flat())),
  flatten: (args) => ofItems(args, ([items]) => list(items.flatMap(flat))),
  compact: (args) =>
    ofItems(args, ([items]) => list(items.filter((item) => !isAbsent(item) && textOf(item) !== ""))),
  distinct: (args) => ofItems(args, ([items]) => list(items)),
  reverse: (args) => ofItems(args, ([items]) => list([...items].reverse())),
  sort: (args) =>
    ofItems(args, ([items]) => {
      const texts = items.map(textOf);
      return texts.includes(undefined) ? list(items) : list(texts.sort().map((one) => known(one ?? "")));
    }),
  length: (args) =>
    ofItems(args, ([items]) => known(args[0].is === "fields" ? args[0].fields.size : items.length)),
  one: (args) => ofItems(args, ([items]) => items.at(0) ?? ABSENT),
  element: ([given, position]) =>
    ofItems([given], ([items]) => {
      const index = Number(textOf(position));
      return items.length > 0 && Number.isInteger(index) ? items.at(index % items.length) : undefined;
    }),
  coalesce: (args) => firstOf(args, (value) => !isAbsent(value) && textOf(value) !== ""),
  coalescelist: (args) => firstOf(args, (value) => itemsOf(value)?.length !== 0),
  // A known value cannot fail.
  try: ([first]) => (first.is === "unknown" ? undefined : first),
  lookup: ([map, key, otherwise = ABSENT]) => {
    const name = textOf(key);
    if (map.is !== "fields" || name === undefined) return undefined;
    return map.fields.get(name) ?? otherwise;
  },
  keys: ([map]) => (map.is === "fields" ? list([...map.fields.keys()].sort().map(known)) : undefined),
  values: ([map]) =>
    map.is === "fields" ? list([...map.fields.keys()].sort().map((key) => within(map, [key]))) : undefined,
  merge: (args) =>
    args.every((arg) => arg.is === "fields") ? fields(args.flatMap((arg) => [...arg.fields])) : undefined,
};

function ofItems(
  args: readonly Value[],
  make: (lists: (readonly Value[])[]) => Value | undefined,
): Value | undefined {
  const lists = args.map(itemsOf);
  return lists.length === 0 || lists.includes(undefined) ? undefined : make(lists as (readonly Value[])[]);
}

function flat(value: Value): readonly Value[] {
  return value.is === "list" ? value.items.flatMap(flat) : [value];
}

/** The first value that counts; undefined if an unknown value is before it. */
function firstOf(args: readonly Value[], counts: (value: Value) => boolean): Value | undefined {
  const first = args.find((arg) => arg.is === "unknown" || counts(arg));
  return first?.is === "unknown" ? undefined : first;
}
