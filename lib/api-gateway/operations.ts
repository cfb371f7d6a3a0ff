import { isObject, type JsonObject, objectIn } from "./json";

// The methods under which a path holds operations, in all versions of OpenAPI.
const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** One method of one path of a document. */
export interface Operation {
  /** In lower case, as OpenAPI has it. */
  readonly method: string;
  readonly path: string;
  readonly definition: JsonObject;
}

/** The operations of a document, in its order. */
export function operationsOf(document: JsonObject): Operation[] {
  return Object.entries(objectIn(document, "paths")).flatMap(([path, item]) =>
    isObject(item)
      ? Object.entries(item)
          .filter((entry): entry is [string, JsonObject] => METHODS.includes(entry[0]) && isObject(entry[1]))
          .map(([method, definition]) => ({ method, path, definition }))
      : [],
  );
}

/** An operation as errors name it: `GET /orders/{id} (getOrder)`. */
export function nameOf({ method, path, definition }: Operation): string {
  const { operationId } = definition;
  const id = typeof operationId === "string" && operationId !== "" ? ` (${operationId})` : "";
  return `${method.toUpperCase()} ${path}${id}`;
}

/** A place in a document, as errors name it. */
export interface Place {
  /** The operation or path that it is in; undefined outside of paths. */
  readonly at?: Operation | string;

  /** The way from there. */
  readonly keys: string[];
}

/** The place that some keys lead to. */
export function placeOf(keys: string[], document: JsonObject): Place {
  if (keys.length < 2 || keys[0] !== "paths") return { keys };
  const [, path, method] = keys;
  const operation = operationsOf(document).find((one) => one.path === path && one.method === method);
  return operation ? { at: operation, keys: keys.slice(3) } : { at: path, keys: keys.slice(2) };
}
