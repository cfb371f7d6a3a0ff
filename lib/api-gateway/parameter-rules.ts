import { got } from "../core/errors";
import { isObject, type JsonObject, listIn } from "./json";
import type { OpenApi } from "./openapi";

/**
 * Throws where a parameter is incomplete.
 *
 * The official schemas say so, too, but as one of many alternatives none of which fits: nobody can tell which was meant.
 */
export function checkParameters(openapi: OpenApi): void {
  for (const operation of openapi.operations) {
    for (const parameter of listIn(operation.definition, "parameters").filter(isObject)) {
      const problem = "$ref" in parameter ? undefined : problemOf(parameter, openapi.isV2);
      if (problem !== undefined) throw openapi.invalid(problem, operation);
    }
  }
}

function problemOf(parameter: JsonObject, isV2: boolean): string | undefined {
  const places = ["query", "header", "path", ...(isV2 ? ["formData", "body"] : ["cookie"])];
  const { name, in: place, required } = parameter;
  if (typeof name !== "string" || name === "")
    return `'parameters' must each have a 'name', got ${got(name)}`;
  if (typeof place !== "string" || !places.includes(place)) {
    return `'parameters.${name}.in' must be one of ${places.join(", ")}, got ${got(place)}`;
  }
  if (place === "path" && required !== true) {
    return `'parameters.${name}.required' must be true for a variable of the path, got ${got(required)}`;
  }
  const needed = neededBy(isV2, place);
  if (needed.some((field) => field in parameter)) return undefined;
  const neither = needed.length > 1 ? "neither" : "none";
  return `'parameters.${name}' must have ${needed.map(got).join(" or ")}, got ${neither}`;
}

function neededBy(isV2: boolean, place: string): string[] {
  if (!isV2) return ["schema", "content"];
  return place === "body" ? ["schema"] : ["type"];
}
