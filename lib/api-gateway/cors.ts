import { stableHash } from "../core/resource-names";
import { isObject, type JsonObject, listIn, objectIn, resolved } from "./json";
import type { OpenApi } from "./openapi";
import { type Operation, operationsOf } from "./operations";

/** The OPTIONS operation that a path got, so that the gateway lets preflights through; undefined where it has one already. */
export function addPreflight({ document }: OpenApi, path: string): Operation | undefined {
  const item = objectIn(document, "paths", path);
  if (item.options !== undefined) return undefined;
  const variables = variablesOf(document, path);
  const definition = {
    operationId: preflightId(document, path),
    summary: "CORS preflight",
    ...(variables.length > 0 ? { parameters: variables } : {}),
    responses: { default: { description: "The backend's answer" } },
    security: [],
  };
  item.options = definition;
  return { method: "options", path, definition };
}

/** The parameters of an operation beside it that are variables of the path. */
function variablesOf(document: JsonObject, path: string): unknown[] {
  const beside = operationsOf(document).filter((operation) => operation.path === path);
  return beside
    .map(({ definition }) =>
      listIn(definition, "parameters").filter((parameter) => {
        const meant = resolved(document, parameter);
        return isObject(meant) && meant.in === "path";
      }),
    )
    .reduce((most, some) => (some.length > most.length ? some : most), []);
}

function preflightId(document: JsonObject, path: string): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const plain = ["preflight", ...words].join("_");
  const taken = operationsOf(document).some(({ definition }) => definition.operationId === plain);
  return taken ? `${plain}_${stableHash(path, 6)}` : plain;
}
