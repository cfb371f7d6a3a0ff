import { isObject, type Json, type JsonObject } from "../document/json";
import type { Value } from "../document/value";
import { itemsOf } from "../document/within";

/** The fields of an object, or of the only block in a list. */
export function blockOf(value: Value): ReadonlyMap<string, Value> | undefined {
  if (value.is !== "fields" && value.is !== "list") return undefined;
  const [only, ...others] = itemsOf(value) ?? [];
  return others.length === 0 && (only as Value | undefined)?.is === "fields" && only.is === "fields"
    ? only.fields
    : undefined;
}

/** An object in a state, or the only block in a list. */
export function onlyBlock(json: Json | undefined): JsonObject | undefined {
  if (isObject(json)) return json;
  if (!Array.isArray(json) || json.length !== 1) return undefined;
  const [item] = json as readonly Json[];
  return isObject(item) ? item : undefined;
}

/** Whether a state can hold this value for an argument that the code left out. */
export function isEmpty(json: Json | undefined): boolean {
  if (Array.isArray(json)) return (json as readonly Json[]).every(isEmpty);
  if (isObject(json)) return Object.values(json).every(isEmpty);
  return json === undefined || json === null || json === "" || json === false || json === 0;
}
