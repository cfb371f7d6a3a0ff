import { fields, known, list, type Scalar, type Value } from "./value";

/** A JSON value. */
export type Json = Scalar | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

export function isObject(json: unknown): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** The objects in a JSON value. Terraform accepts one object or a list. */
export function objectsIn(json: unknown): JsonObject[] {
  if (isObject(json)) return [json];
  return (Array.isArray(json) ? (json as unknown[]) : [json]).flatMap((one) =>
    Array.isArray(one) ? objectsIn(one) : isObject(one) ? [one] : [],
  );
}

/** JSON as a value. `read` converts its strings. */
export function valueOf(json: Json | undefined, read: (text: string) => Value = known): Value {
  if (typeof json === "string") return read(json);
  if (Array.isArray(json)) return list((json as readonly Json[]).map((one) => valueOf(one, read)));
  if (!isObject(json)) return known((json as Scalar | undefined) ?? null);
  return fields(Object.entries(json).map(([name, one]) => [name, valueOf(one, read)]));
}

/** A value as JSON; undefined if a part of it is unknown. */
export function jsonOf(value: Value): Json | undefined {
  if (value.is === "known") return value.value;
  if (value.is === "list") {
    const items = value.items.map(jsonOf);
    return items.includes(undefined) ? undefined : (items as Json[]);
  }
  if (value.is !== "fields") return undefined;
  const entries = [...value.fields].map(([name, one]) => [name, jsonOf(one)] as const);
  return entries.some(([, json]) => json === undefined) ? undefined : Object.fromEntries(entries);
}

/** Parses a text as JSON; undefined if it is not JSON. */
export function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
