import { type JsonObject, jsonOf } from "../document/json";
import { isAbsent, type Value } from "../document/value";
import type { ExistingResource } from "./existing-resource";
import { LEFT_OUT_ARGUMENTS } from "./left-out-arguments";
import { blockOf, isEmpty, onlyBlock } from "./one-block";

// What the provider plans where the code is silent, and no page of its documentation tells:
// https://github.com/hashicorp/terraform-provider-google/blob/v6.50.0/google/services/storage/resource_storage_bucket.go
const DEFAULTS = new Map([["storage_class", "STANDARD"]]);

/** The arguments that a resource has in the state, and that Terraform takes away because the app leaves them out. */
export function leftOutIn(
  type: string,
  given: ReadonlyMap<string, Value>,
  existing: ExistingResource,
): string[] {
  const paths = Object.hasOwn(LEFT_OUT_ARGUMENTS, type) ? LEFT_OUT_ARGUMENTS[type] : undefined;
  const json = jsonOf(existing.value());
  return paths === undefined ? [] : leftOut(new Set(paths.split(" ")), given, onlyBlock(json), []);
}

function leftOut(
  taken: ReadonlySet<string>,
  given: ReadonlyMap<string, Value>,
  existing: JsonObject = {},
  path: readonly string[],
): string[] {
  return Object.entries(existing).flatMap(([name, value]) => {
    const own = given.get(name);
    const at = [...path, name];
    if (own !== undefined && !isAbsent(own)) {
      const [inner, other] = [blockOf(own), onlyBlock(value)];
      return inner && other ? leftOut(taken, inner, other, at) : [];
    }
    const isTaken = [at, [...path, "*"]].some((steps) => taken.has(steps.join(".")));
    return isTaken && !isEmpty(value) && DEFAULTS.get(at.join(".")) !== value ? [at.join(".")] : [];
  });
}
