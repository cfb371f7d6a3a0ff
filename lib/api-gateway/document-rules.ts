import { got } from "../core/errors";
import { isKnown } from "../core/tokens";
import { isObject, type JsonObject, listIn, objectIn, resolved } from "./json";
import { unknownFieldProblem } from "./known-fields";
import type { OpenApi } from "./openapi";
import { nameOf, type Operation, placeOf } from "./operations";

/**
 * Throws where the gateway would refuse a valid OpenAPI document. Paths, security and backends have checks of their own.
 *
 * https://cloud.google.com/api-gateway/docs/openapi-limitations, https://cloud.google.com/api-gateway/docs/openapi-v3-limitations
 */
export function checkDocument(openapi: OpenApi): void {
  checkOperationIds(openapi);
  checkReferences(openapi);
  checkPathItems(openapi);
  if (openapi.isV2) checkHost(openapi);
  else {
    checkServers(openapi);
    checkManagement(openapi);
  }
  checkAllow(openapi);
}

/** Google compares operation ids in this form: github.com/googleapis/api-compiler, NameConverter.java. */
function methodNameOf(operationId: string): string {
  const plain = operationId.replace(/[^A-Za-z0-9_]/g, "");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

function checkOperationIds(openapi: OpenApi): void {
  const seen = new Map<string, Operation>();
  for (const operation of openapi.operations) {
    const { operationId } = operation.definition;
    if (typeof operationId !== "string" || operationId === "") {
      throw openapi.invalid("'operationId' must be given, because the gateway needs it, got none", operation);
    }
    const methodName = methodNameOf(operationId);
    if (methodName === "") {
      throw openapi.invalid(
        `'operationId' must hold a letter, digit or '_', because Google leaves out all else, got ${got(operationId)}`,
        operation,
      );
    }
    const other = seen.get(methodName);
    if (other) {
      const same =
        other.definition.operationId === operationId ? "" : `, which Google takes for '${methodName}', too`;
      throw openapi.invalid(
        `'operationId' must differ from that of ${nameOf(other)}, got ${got(operationId)}${same}`,
        operation,
      );
    }
    seen.set(methodName, operation);
  }
}

function checkReferences(openapi: OpenApi): void {
  const { document } = openapi;
  walk(document, [], (value, keys) => {
    const { $ref: reference } = value;
    if (typeof reference !== "string") return;
    const problem = reference.startsWith("#")
      ? resolved(document, value) === undefined && "lead to something in the document"
      : "stay within the document";
    if (problem) {
      const { at } = placeOf(keys, document);
      throw openapi.invalid(`'$ref' must ${problem}, got ${got(reference)}`, at);
    }
  });
}

function walk(value: unknown, keys: string[], visit: (value: JsonObject, keys: string[]) => void): void {
  if (isObject(value)) visit(value, keys);
  const inner = Array.isArray(value) || isObject(value) ? Object.entries(value as object) : [];
  for (const [key, item] of inner) {
    // Examples are data: a '$ref' in them is not a reference.
    if (key !== "example" && key !== "examples") walk(item, [...keys, key], visit);
  }
}

/** Operations behind a reference would be in no check of this package. */
function checkPathItems(openapi: OpenApi): void {
  for (const [path, item] of Object.entries(objectIn(openapi.document, "paths"))) {
    if (isObject(item) && item.$ref !== undefined) {
      throw openapi.invalid(
        `'paths' must hold operations, got the reference ${got(item.$ref)}; write its operations here`,
        path,
      );
    }
  }
}

function checkHost(openapi: OpenApi): void {
  const { host, schemes } = openapi.document;
  if (typeof host === "string" && isKnown(host) && host.includes(":")) {
    throw openapi.invalid(`'host' must have no port, got ${got(host)}`);
  }
  // A gateway is reached by HTTPS alone: https://cloud.google.com/api-gateway/docs/about-api-gateway
  if (Array.isArray(schemes) && schemes.every((scheme) => scheme === "http" || scheme === "ws")) {
    throw openapi.invalid(
      `'schemes' must hold https, by which alone the gateway is reached, got ${schemes.map(String).join(", ") || "none"}`,
    );
  }
}

// https://docs.cloud.google.com/api-gateway/docs/oasv3-extensions; `allowCors` is from the page of Endpoints.
const MANAGEMENT = ["metrics", "quota", "backends", "apiName", "allowCors"];

function checkManagement(openapi: OpenApi): void {
  const extension = "x-google-api-management";
  const problem = unknownFieldProblem(extension, objectIn(openapi.document, extension), MANAGEMENT);
  if (problem !== undefined) throw openapi.invalid(problem);
}

function checkServers(openapi: OpenApi): void {
  const servers = listIn(openapi.document, "servers").filter(isObject);
  const endpoints = servers.filter((server) => server["x-google-endpoint"] !== undefined);
  if (endpoints.length > 1) {
    throw openapi.invalid(
      `'servers' must hold at most one with 'x-google-endpoint', got ${endpoints.length}`,
    );
  }
  for (const { url } of endpoints) {
    if (typeof url === "string" && isKnown(url) && !/^(https?:\/\/|\/)/.test(url)) {
      throw openapi.invalid(
        `'servers' must have URLs with a scheme, or base paths that begin with '/', got ${got(url)}`,
      );
    }
  }
}

function checkAllow(openapi: OpenApi): void {
  const { "x-google-allow": allow } = openapi.document;
  if (allow === undefined) return;
  if (!openapi.isV2) {
    throw openapi.invalid(
      `'x-google-allow' must be left out in OpenAPI ${openapi.version}, got ${got(allow)}`,
    );
  }
  // `all` lets calls through that the document does not name, with no security.
  if (allow !== "configured" && allow !== "all") {
    throw openapi.invalid(`'x-google-allow' must be 'configured' or 'all', got ${got(allow)}`);
  }
}
