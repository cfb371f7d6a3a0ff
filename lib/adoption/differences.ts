import { settled } from "../document/computed";
import { isObject, type Json, jsonOf } from "../document/json";
import type { Resource } from "../document/resource";
import { isAbsent, type Scalar, type Value } from "../document/value";
import type { ExistingResource } from "./existing-resource";
import { leftOutIn } from "./left-out";
import { blockOf, isEmpty, onlyBlock } from "./one-block";
import { replaces } from "./replacing-arguments";

/** An argument with different values in the app and in the state. */
export interface Difference {
  /** The name in Terraform, like `service_config.available_memory`. */
  readonly argument: string;
  readonly replaces: boolean;

  /** Whether only the state has it, so that Terraform takes it away. */
  readonly isLeftOut: boolean;
}

// Only Terraform reads these. They are no arguments of the resource.
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
 * The arguments with different values in the app and in the state. The result holds names, and no values.
 *
 * It does not compare values that only Terraform knows. Of arguments that the app leaves out, it has those that Terraform takes away.
 */
export function differencesOf(made: Resource, existing: ExistingResource): Difference[] {
  const given = settled(made.value());
  if (given.is !== "fields") return [];
  const found = [...given.fields]
    .filter(([name]) => !META.has(name))
    .flatMap(([name, value]) => differing(value, jsonOf(existing.value(name)), [name]));
  const difference = (argument: string, isLeftOut: boolean): Difference => ({
    argument,
    replaces: replaces(made.type, argument),
    isLeftOut,
  });
  return [
    ...[...new Set(found)].map((argument) => difference(argument, false)),
    ...leftOutIn(made.type, given.fields, existing).map((argument) => difference(argument, true)),
  ];
}

function differing(given: Value, existing: Json | undefined, path: readonly string[]): string[] {
  if (isAbsent(given)) return [];
  const [item, other] = [blockOf(given), onlyBlock(existing)];
  if (item && (other || isNothing(existing))) {
    return [...item].flatMap(([name, value]) => differing(value, other?.[name], [...path, name]));
  }
  const told = jsonOf(given);
  return told === undefined || isSame(told, existing ?? null, path) ? [] : [path.join(".")];
}

function isNothing(json: Json | undefined): boolean {
  return json === undefined || json === null || json === "" || (Array.isArray(json) && json.length === 0);
}

/** Whether two values mean the same to the provider. */
function isSame(given: Json, existing: Json, path: readonly string[]): boolean {
  if (Array.isArray(given) && Array.isArray(existing)) {
    return sorted(given as Json[]) === sorted(existing as Json[]);
  }
  if (!isScalar(given) || !isScalar(existing)) return spelled(given) === spelled(existing);
  if (isEmpty(given) && isEmpty(existing)) return true;
  const [one, other] = [String(given), String(existing)];
  // Google returns the location of a bucket in upper case.
  if (path.at(-1) === "location") return one.toLowerCase() === other.toLowerCase();
  return one === other || (!path.some((name) => OWN_TEXT.has(name)) && isNameOf(one, other));
}

// What the user writes here is no name of Google's.
const OWN_TEXT = new Set([
  "annotations",
  "attributes",
  "description",
  "env",
  "environment_variables",
  "headers",
  "labels",
]);

const FULL_NAME =
  /^(?:(?:https:)?\/\/[a-z.-]+\.googleapis\.com|apps|b|folders|locations|organizations|projects)\//;

/** Whether one is the full name of a resource, which Google returns for its short name. */
function isNameOf(one: string, other: string): boolean {
  const [short, full] = one.length < other.length ? [one, other] : [other, one];
  return short !== "" && FULL_NAME.test(full) && full.endsWith(`/${short}`);
}

function isScalar(json: Json): json is Scalar {
  return typeof json !== "object" || json === null;
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
