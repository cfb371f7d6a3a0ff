import { Tokenization } from "cdktf";
import { got, invalid } from "../core/errors";
import { isObject, quoted } from "./json";

/** Throws for a value that JSON cannot hold. Synthesis would drop or change it silently. */
export function checkJson(value: unknown, keys: string[] = [], above: unknown[] = []): void {
  const refuse = (demand: string, found: string) =>
    invalid(`${keys.length === 0 ? "'document'" : quoted(...keys)} must ${demand}, got ${found}`);
  if (Tokenization.isResolvable(value)) return;
  if (above.includes(value)) throw refuse("not hold itself", "a cycle");
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkJson(item, [...keys, String(index)], [...above, value]);
  } else if (isObject(value)) {
    // cdktf copies objects by assignment, which would set the prototype.
    if (Object.hasOwn(value, "__proto__"))
      throw refuse("have no field '__proto__', which JavaScript takes for another thing", "one");
    // JSON.stringify leaves out undefined, too.
    const given = Object.entries(value).filter(([, item]) => item !== undefined);
    for (const [key, item] of given) checkJson(item, [...keys, key], [...above, value]);
  } else if (!isPlain(value)) {
    throw refuse("be JSON", typeof value === "bigint" ? `${value}n` : describe(value));
  }
}

function isPlain(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return value === null || ["string", "boolean"].includes(typeof value);
}

function describe(value: unknown): string {
  return typeof value === "object" && value !== null ? `a ${value.constructor.name}` : got(value);
}
