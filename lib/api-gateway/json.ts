import { withoutTokens } from "../core/token-text";

/** An object of a JSON document. Its values are judged where they are read. */
export interface JsonObject {
  [key: string]: unknown;
}

/** Whether a value is an object of a JSON document: no list, and nothing that cdktf resolves later. */
export function isObject(value: unknown): value is JsonObject {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Written by prototypes' prototypes, because each JavaScript realm has an Object.prototype of its own.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The object under a key; empty where there is none. */
export function objectIn(parent: JsonObject, ...keys: string[]): JsonObject {
  const [key, ...deeper] = keys;
  const child = parent[key];
  if (!isObject(child)) return {};
  return deeper.length === 0 ? child : objectIn(child, ...deeper);
}

/** The object under a key, made where there is none. */
export function madeIn(parent: JsonObject, ...keys: string[]): JsonObject {
  const [key, ...deeper] = keys;
  const child = isObject(parent[key]) ? parent[key] : {};
  parent[key] = child;
  return deeper.length === 0 ? child : madeIn(child, ...deeper);
}

/** The list under a key; empty where there is none. */
export function listIn(parent: JsonObject, key: string): unknown[] {
  const child = parent[key];
  return Array.isArray(child) ? (child as unknown[]) : [];
}

/** A value in which every string, and every key, went through a function. */
export function mapStrings(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === "string") return map(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, map));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [map(key), mapStrings(item, map)]));
}

/** A copy whose objects and lists are its own; what cdktf resolves later is shared. */
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

/** Keys as an error names what is under them, whatever they hold. */
export function quoted(...keys: string[]): string {
  const text = withoutTokens(keys.join("."), "…");
  return `'${text.replace(/'/g, "\\u0027")}'`;
}

/** What lies under some keys; undefined where nothing does. */
export function valueAt(document: JsonObject, keys: string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (isObject(value) || Array.isArray(value) ? (value as JsonObject)[key] : undefined),
    document,
  );
}

/** What a reference within the document stands for; anything else stands for itself. */
export function resolved(document: JsonObject, value: unknown): unknown {
  return isObject(value) && typeof value.$ref === "string" ? valueAt(document, keysOf(value.$ref)) : value;
}
