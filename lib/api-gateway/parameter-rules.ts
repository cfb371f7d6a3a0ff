import { got } from "../core/errors";
import { isObject, type JsonObject, listIn, objectIn, quoted } from "./json";
import type { OpenApi } from "./openapi";
import type { Operation } from "./operations";

/**
 * Throws where a parameter is incomplete.
 *
 * The official schemas report it, too. But they say only that none of many alternatives fits, not which one is incomplete.
 */
export function checkParameters(openapi: OpenApi): void {
  for (const { parameter, at } of parametersIn(openapi)) {
    const problem = isObject(parameter) && !("$ref" in parameter) && problemOf(parameter, openapi.isV2);
    if (problem) throw openapi.invalid(problem, at);
  }
}

interface Found {
  readonly parameter: unknown;

  /** The operation or path of the parameter; undefined for a shared one. */
  readonly at?: Operation | string;
}

function parametersIn({ document, isV2, operations }: OpenApi): Found[] {
  const shared = isV2 ? objectIn(document, "parameters") : objectIn(document, "components", "parameters");
  const paths = Object.keys(objectIn(document, "paths"));
  return [
    ...Object.values(shared).map((parameter) => ({ parameter })),
    ...paths.flatMap((at) =>
      listIn(objectIn(document, "paths", at), "parameters").map((parameter) => ({ parameter, at })),
    ),
    ...operations.flatMap((at) =>
      listIn(at.definition, "parameters").map((parameter) => ({ parameter, at })),
    ),
  ];
}

function problemOf(parameter: JsonObject, isV2: boolean): string | undefined {
  const places = ["query", "header", "path", ...(isV2 ? ["formData", "body"] : ["cookie"])];
  const { name, in: place, required } = parameter;
  if (typeof name !== "string" || name === "")
    return `'parameters' must each have a 'name', got ${got(name)}`;
  if (typeof place !== "string" || !places.includes(place)) {
    return `${quoted("parameters", name, "in")} must be one of ${places.join(", ")}, got ${got(place)}`;
  }
  if (place === "path" && required !== true) {
    return `${quoted("parameters", name, "required")} must be true for a variable of the path, got ${got(required)}`;
  }
  const needed = neededBy(isV2, place);
  if (needed.some((field) => field in parameter)) return undefined;
  const neither = needed.length > 1 ? "neither" : "none";
  return `${quoted("parameters", name)} must have ${needed.map(got).join(" or ")}, got ${neither}`;
}

function neededBy(isV2: boolean, place: string): string[] {
  if (!isV2) return ["schema", "content"];
  return place === "body" ? ["schema"] : ["type"];
}
