import type { Scope } from "./evaluation";
import { textOf } from "./text";
import { known, type Step, unknown, type Value } from "./value";
import { within } from "./within";

// With more instances, a finding for each of them is of no use.
const MAX_INSTANCES = 1_000;

/** One instance of a block with `count` or `for_each`. */
export interface Instance {
  /** Its key, as in its address; undefined if the instances are unknown. */
  readonly key?: string | number;

  /** The values of `each.key`, `each.value` and `count.index`. */
  readonly names: ReadonlyMap<string, Value>;
}

/** The instances of a block; a single one without a key if their number is unknown. */
export function instancesOf(count: Value | undefined, forEach: Value | undefined): readonly Instance[] {
  return (forEach ? ofElements(forEach) : ofCount(count)) ?? [{ names: new Map() }];
}

function ofCount(count: Value | undefined): Instance[] | undefined {
  const number = count && Number(textOf(count));
  if (number === undefined || !(number >= 0 && number <= MAX_INSTANCES)) return undefined;
  return Array.from({ length: number }, (_, index) => ({
    key: index,
    names: new Map([["count.index", known(index)]]),
  }));
}

function ofElements(forEach: Value): Instance[] | undefined {
  const entries = entriesOf(forEach);
  if (!entries || entries.length > MAX_INSTANCES) return undefined;
  return entries.map(([key, value]) => ({
    key,
    names: new Map([
      ["each.key", known(key)],
      ["each.value", value],
    ]),
  }));
}

/** The keys and values of `for_each`; undefined if a key is unknown. */
function entriesOf(forEach: Value): [string, Value][] | undefined {
  if (forEach.is === "fields") return [...forEach.fields];
  if (forEach.is !== "list") return undefined;
  const keys = forEach.items.map(textOf);
  return keys.includes(undefined) ? undefined : forEach.items.map((item, index) => [keys[index] ?? "", item]);
}

/** Resolves the names in one instance. */
export class InstanceScope implements Scope {
  public readonly values = new Map<string, Value>();

  constructor(
    public readonly name: string,
    private readonly names: ReadonlyMap<string, Value>,
    private readonly outer: Scope,
  ) {}

  public lookUp(root: string, steps: readonly Step[]): Value {
    if (root !== "each" && root !== "count") return this.outer.lookUp(root, steps);
    const [name, ...rest] = steps;
    const value = this.names.get(`${root}.${String(name)}`);
    return value ? within(value, rest) : unknown(`${this.name}:${[root, ...steps].join(".")}`);
  }
}
