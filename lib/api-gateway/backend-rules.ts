import { got } from "../core/errors";
import { fieldProblem } from "./backend-fields";
import { googleApiProblem } from "./google-apis";
import { isObject, type JsonObject, objectIn } from "./json";
import type { OpenApi } from "./openapi";
import type { Operation } from "./operations";

/** The backends of a finished document that the gateway would refuse or could not call: at most one problem per operation. */
export function backendProblems(openapi: OpenApi, modelRoutingPreview: boolean): string[] {
  return openapi.operations.flatMap((operation) => {
    const problem = problemOf(openapi, operation, modelRoutingPreview);
    return problem === undefined ? [] : [openapi.locate(problem, operation)];
  });
}

function problemOf(
  { document, version, isV2 }: OpenApi,
  operation: Operation,
  modelRoutingPreview: boolean,
): string | undefined {
  const { definition } = operation;
  if (definition["x-google-model-router"] !== undefined) return undefined;
  const extension = definition["x-google-backend"] ?? document["x-google-backend"];
  if (extension === undefined) {
    return "'x-google-backend' must say who answers the operation, got none; call addBackend";
  }
  const backend = isV2 ? extension : backendNamed(document, extension);
  if (!isObject(backend)) {
    return isV2
      ? `'x-google-backend' must be an object in OpenAPI 2.0, got ${got(extension)}`
      : `'x-google-backend' must name one of 'x-google-api-management.backends' in OpenAPI ${version}, got ${isObject(extension) ? "an object" : got(extension)}`;
  }
  const sendsToken = backend[isV2 ? "disable_auth" : "disableAuth"] !== true;
  return (
    fieldProblem(backend, isV2) ??
    googleApiProblem("address", backend.address, modelRoutingPreview, sendsToken)
  );
}

function backendNamed(document: JsonObject, extension: unknown): unknown {
  return typeof extension === "string"
    ? objectIn(document, "x-google-api-management", "backends")[extension]
    : undefined;
}
