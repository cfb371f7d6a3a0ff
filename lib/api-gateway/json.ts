import { withoutTokens } from "../core/token-text";

/** An object of a JSON document. Whoever reads a value checks its type. */
export interface JsonObject {
  [key: string]: unknown;
}

/** Whether a value is an object of a JSON document. Lists and objects that cdktf resolves later are not. */
export function isObject(value: unknown): value is JsonObject {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Not compared with Object.prototype, because each JavaScript realm has its own, such as each test file in Jest.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The object at the end of some keys; an empty one if it is missing. */
export function objectIn(parent: JsonObject, ...keys: string[]): JsonObject {
  const [key, ...deeper] = keys;
  const child = parent[key];
  if (!isObject(child)) return {};
  return deeper.length === 0 ? child : objectIn(child, ...deeper);
}

/** The object at the end of some keys. Creates those that are missing. */
export function madeIn(parent: JsonObject, ...keys: string[]): JsonObject {
  const [key, ...deeper] = keys;
  const child = isObject(parent[key]) ? parent[key] : {};
  parent[key] = child;
  return deeper.length === 0 ? child : madeIn(child, ...deeper);
}

/** The list under a key; an empty one if it is missing. */
export function listIn(parent: JsonObject, key: string): unknown[] {
  const child = parent[key];
  return Array.isArray(child) ? (child as unknown[]) : [];
}

/** A copy of a value with every string and every key mapped. */
export function mapStrings(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === "string") return map(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, map));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [map(key), mapStrings(item, map)]));
}

/** A deep copy of objects and lists. It shares the objects that cdktf resolves later. */
export function copyOf(document: JsonObject): JsonObject {
  return mapStrings(document, (text) => text) as JsonObject;
}

/** The keys of a JSON pointer, like `/paths/~1orders/get`. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replace(/~1/g, "/").replace(/~0/g, "~"));
}

/** Keys as a quoted path for errors. It hides tokens and escapes quotes. */
export function quoted(...keys: string[]): string {
  const text = withoutTokens(keys.join("."), "…");
  return `'${text.replace(/'/g, "\\u0027")}'`;
}

/** The value at the end of some keys; undefined if it is missing. */
export function valueAt(document: JsonObject, keys: string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (isObject(value) || Array.isArray(value) ? (value as JsonObject)[key] : undefined),
    document,
  );
}

/** The value to which a `$ref` within the document leads. Returns any other value unchanged. */
export function resolved(document: JsonObject, value: unknown): unknown {
  return isObject(value) && typeof value.$ref === "string" ? valueAt(document, keysOf(value.$ref)) : value;
}
