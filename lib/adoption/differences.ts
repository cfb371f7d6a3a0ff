import { settled } from "../document/computed";
import { isObject, type Json, jsonOf } from "../document/json";
import type { Resource } from "../document/resource";
import { isAbsent, type Scalar, type Value } from "../document/value";
import { itemsOf } from "../document/within";
import type { ExistingResource } from "./existing-resource";
import { replaces } from "./replacing-arguments";

/** An argument that the app gives otherwise than it is. */
export interface Difference {
  /** As Terraform calls it, like `service_config.available_memory`. */
  readonly argument: string;
  readonly replaces: boolean;
}

// What is for Terraform alone, and nothing of the resource.
const META = new Set([
  "//",
  "provider",
  "depends_on",
  "lifecycle",
  "count",
  "for_each",
  "connection",
  "provisioner",
  "timeouts",
]);

/**
 * The arguments that the app gives otherwise than they are. Values are compared, and none is returned.
 *
 * What only Terraform knows is not judged, and neither is what the app leaves out.
 */
export function differencesOf(made: Resource, existing: ExistingResource): Difference[] {
  const given = settled(made.value());
  if (given.is !== "fields") return [];
  const found = [...given.fields]
    .filter(([name]) => !META.has(name))
    .flatMap(([name, value]) => differing(value, jsonOf(existing.value(name)), [name]));
  return [...new Set(found)].map((argument) => ({ argument, replaces: replaces(made.type, argument) }));
}

function differing(given: Value, existing: Json | undefined, path: readonly string[]): string[] {
  if (isAbsent(given)) return [];
  const item = given.is === "fields" || given.is === "list" ? blockOf(given) : undefined;
  const other = isObject(existing) ? existing : onlyItem(existing);
  if (item && (other || isNothing(existing))) {
    return [...item].flatMap(([name, value]) => differing(value, other?.[name], [...path, name]));
  }
  const told = jsonOf(given);
  return told === undefined || isSame(told, existing ?? null, path.at(-1)) ? [] : [path.join(".")];
}

/** The fields of an object, or of a block that is given once. */
function blockOf(value: Value): ReadonlyMap<string, Value> | undefined {
  const [only, ...others] = itemsOf(value) ?? [];
  return others.length === 0 && (only as Value | undefined)?.is === "fields" && only.is === "fields"
    ? only.fields
    : undefined;
}

function onlyItem(json: Json | undefined): { readonly [name: string]: Json | undefined } | undefined {
  if (!Array.isArray(json) || json.length !== 1) return undefined;
  const [item] = json as readonly Json[];
  return isObject(item) ? item : undefined;
}

function isNothing(json: Json | undefined): boolean {
  return json === undefined || json === null || json === "" || (Array.isArray(json) && json.length === 0);
}

/** Whether the provider takes two values for the same. */
function isSame(given: Json, existing: Json, name: string | undefined): boolean {
  if (Array.isArray(given) && Array.isArray(existing)) {
    return sorted(given as Json[]) === sorted(existing as Json[]);
  }
  if (!isScalar(given) || !isScalar(existing)) return spelled(given) === spelled(existing);
  if (isEmpty(given) && isEmpty(existing)) return true;
  const [one, other] = [String(given), String(existing)];
  // Google keeps the location of a bucket in upper case, and names in full where they were given in short.
  if (name === "location") return one.toLowerCase() === other.toLowerCase();
  return (
    one === other || (one !== "" && other !== "" && (one.endsWith(`/${other}`) || other.endsWith(`/${one}`)))
  );
}

function isScalar(json: Json): json is Scalar {
  return typeof json !== "object" || json === null;
}

/** What a state holds where nothing was given. */
function isEmpty(json: Scalar): boolean {
  return json === null || json === "" || json === false || json === 0;
}

function sorted(items: readonly Json[]): string {
  return items.map(spelled).sort().join();
}

function spelled(json: Json): string {
  return JSON.stringify(sortedKeys(json));
}

function sortedKeys(json: Json): Json {
  if (Array.isArray(json)) return (json as readonly Json[]).map(sortedKeys);
  if (!isObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]): [string, Json] => [name, sortedKeys(value ?? null)])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
