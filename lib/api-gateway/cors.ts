import { stableHash } from "../core/resource-names";
import { isObject, type JsonObject, listIn, resolved } from "./json";
import type { OpenApi } from "./openapi";
import type { Operation } from "./operations";

/** Adds an OPTIONS operation to each path that has none, so that the gateway lets preflights through. Returns the new ones. */
export function addPreflights(openapi: OpenApi, paths: Set<string>): Operation[] {
  const ids = new Set(openapi.operations.map(({ definition }) => definition.operationId));
  const preflights: Operation[] = [];
  for (const path of paths) {
    const beside = openapi.select(path);
    if (beside.some(({ method }) => method === "options")) continue;
    const operationId = preflightId(path, ids);
    ids.add(operationId);
    preflights.push({
      method: "options",
      path,
      definition: preflight(operationId, variablesOf(openapi, beside)),
    });
  }
  openapi.add(preflights);
  return preflights;
}

function preflight(operationId: string, variables: unknown[]): JsonObject {
  return {
    operationId,
    summary: "CORS preflight",
    ...(variables.length > 0 ? { parameters: variables } : {}),
    responses: { default: { description: "The backend's answer" } },
    security: [],
  };
}

/** The path parameters of the operation that declares the most of them. */
function variablesOf({ document }: OpenApi, beside: Operation[]): unknown[] {
  return beside
    .map(({ definition }) =>
      listIn(definition, "parameters").filter((parameter) => {
        const meant = resolved(document, parameter);
        return isObject(meant) && meant.in === "path";
      }),
    )
    .reduce((most, some) => (some.length > most.length ? some : most), []);
}

function preflightId(path: string, taken: Set<unknown>): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const plain = ["preflight", ...words].join("_");
  return taken.has(plain) ? `${plain}_${stableHash(path, 6)}` : plain;
}
