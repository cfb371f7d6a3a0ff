import { OpenApi } from "../../lib/api-gateway/openapi";
import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";

interface Json {
  [key: string]: unknown;
}

const HEADS: { [version in OpenApiVersion]: Json } = {
  [OpenApiVersion.V2_0]: { swagger: "2.0" },
  [OpenApiVersion.V3_0]: { openapi: "3.0.3" },
  [OpenApiVersion.V3_1]: { openapi: "3.1.0" },
};

export const VERSIONS = Object.values(OpenApiVersion);

/** A document of a version, with what a test is about. */
export function jsonOf(version: OpenApiVersion, rest: Json): Json {
  return { ...HEADS[version], info: { title: "Orders", version: "1" }, paths: {}, ...rest };
}

/** An operation that is whole, apart from what a test gives. */
export function operation(rest: Json = {}): Json {
  return { operationId: "listOrders", responses: { 200: { description: "OK" } }, ...rest };
}

/** A document with one operation. */
export function jsonWith(version: OpenApiVersion, definition: Json, rest: Json = {}): Json {
  return jsonOf(version, { paths: { "/orders": { get: definition } }, ...rest });
}

/** The same, made and so checked. */
export function documentWith(version: OpenApiVersion, definition: Json, rest: Json = {}): OpenApiDocument {
  return OpenApiDocument.fromObject(jsonWith(version, definition, rest));
}

/** A document with some paths, unchecked. */
export function openApi(version: OpenApiVersion, paths: Json, rest: Json = {}): OpenApi {
  return new OpenApi(jsonOf(version, { paths, ...rest }));
}
