import { isObject, type JsonObject, objectIn } from "./json";

// The keys of a path item that hold operations, in all versions of OpenAPI.
const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** An operation of a document: one method of one path. */
export interface Operation {
  /** The method in lower case. */
  readonly method: string;
  readonly path: string;
  readonly definition: JsonObject;
}

/** All operations, in the order of the document. */
export function operationsOf(document: JsonObject): Operation[] {
  return Object.entries(objectIn(document, "paths")).flatMap(([path, item]) =>
    isObject(item)
      ? Object.entries(item)
          .filter((entry): entry is [string, JsonObject] => METHODS.includes(entry[0]) && isObject(entry[1]))
          .map(([method, definition]) => ({ method, path, definition }))
      : [],
  );
}

/** The name of an operation in errors: `GET /orders/{id} (getOrder)`. */
export function nameOf({ method, path, definition }: Operation): string {
  const { operationId } = definition;
  const id = typeof operationId === "string" && operationId !== "" ? ` (${operationId})` : "";
  return `${method.toUpperCase()} ${path}${id}`;
}

/** A place in a document, for errors. */
export interface Place {
  /** The operation or path of the place; undefined outside of paths. */
  readonly at?: Operation | string;

  /** The keys from there. */
  readonly keys: string[];
}

/** The place at the end of some keys. */
export function placeOf(keys: string[], document: JsonObject): Place {
  if (keys.length < 2 || keys[0] !== "paths") return { keys };
  const [, path, method] = keys;
  const operation = operationsOf(document).find((one) => one.path === path && one.method === method);
  return operation ? { at: operation, keys: keys.slice(3) } : { at: path, keys: keys.slice(2) };
}
