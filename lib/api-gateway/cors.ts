import { stableHash } from "../core/resource-names";
import { isObject, listIn, resolved } from "./json";
import type { OpenApi } from "./openapi";
import type { Operation } from "./operations";

/** The OPTIONS operation that a path got, so that the gateway lets preflights through; undefined where it has one already. */
export function addPreflight(openapi: OpenApi, path: string): Operation | undefined {
  const beside = openapi.select(path);
  if (beside.some(({ method }) => method === "options")) return undefined;
  const variables = variablesOf(openapi, beside);
  const definition = {
    operationId: preflightId(openapi, path),
    summary: "CORS preflight",
    ...(variables.length > 0 ? { parameters: variables } : {}),
    responses: { default: { description: "The backend's answer" } },
    security: [],
  };
  const preflight = { method: "options", path, definition };
  openapi.add(preflight);
  return preflight;
}

/** The parameters of an operation beside it that are variables of the path. */
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

function preflightId(openapi: OpenApi, path: string): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const plain = ["preflight", ...words].join("_");
  const taken = openapi.operations.some(({ definition }) => definition.operationId === plain);
  return taken ? `${plain}_${stableHash(path, 6)}` : plain;
}
