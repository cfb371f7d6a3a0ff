import { got } from "../core/errors";
import { isObject, type JsonObject, listIn, objectIn, resolved } from "./json";
import type { OpenApi } from "./openapi";
import type { Operation } from "./operations";

const MAX_PATH = 512;
const MAX_VARIABLES = 60;

// A path may end in a verb, as in `/orders/{id}:cancel`.
const VERB = /:[^:{}/]+$/;
const VARIABLE = /^\{([^{}=]{1,100})(=\*{1,2})?\}$/;

/**
 * Throws where the gateway would refuse a path, or where no parameter declares a variable of the path.
 *
 * https://cloud.google.com/api-gateway/docs/path-templating
 */
export function checkPathTemplates(openapi: OpenApi): void {
  for (const path of Object.keys(objectIn(openapi.document, "paths"))) {
    if (!path.startsWith("x-")) checkPath(openapi, path);
  }
  for (const operation of openapi.operations) checkVariables(openapi, operation);
  checkShapes(openapi);
}

function checkPath(openapi: OpenApi, path: string): void {
  if (path.length > MAX_PATH) {
    throw openapi.invalid(`'paths' must be at most ${MAX_PATH} characters long, got ${path.length}`, path);
  }
  if (path.length > 1 && path.endsWith("/")) {
    throw openapi.invalid(`'paths' must not end with '/', which the gateway refuses, got ${got(path)}`, path);
  }
  checkSegments(openapi, path);
  const variables = variablesIn(openapi, path);
  if (variables.length > MAX_VARIABLES) {
    throw openapi.invalid(
      `'paths' must hold at most ${MAX_VARIABLES} variables, got ${variables.length}`,
      path,
    );
  }
}

/** Follows the gateway's grammar of paths: github.com/GoogleCloudPlatform/esp-v2, http_template.go. */
function checkSegments(openapi: OpenApi, path: string): void {
  if (path === "/") return;
  const segments = path.replace(VERB, "").split("/").slice(1);
  for (const segment of segments) {
    if (segment === "") {
      throw openapi.invalid(`'paths' must hold no empty segments, got ${got(path)}`, path);
    }
    if (segment.includes(":") && !/[{}]/.test(segment)) {
      throw openapi.invalid(
        `'paths' must hold ':' before a verb at the end alone, like '/orders/{id}:cancel', got ${got(segment)}`,
        path,
      );
    }
  }
}

/** What remains of a variable without its name. */
function shapeOf(_whole: string, variable: string): string {
  return /^[^=]*=\*\*/.test(variable) ? "{=**}" : "{}";
}

/** Throws for two paths that differ only in the names of their variables: the gateway cannot tell them apart. */
function checkShapes(openapi: OpenApi): void {
  const seen = new Map<string, Operation>();
  for (const operation of openapi.operations) {
    const shape = `${operation.method} ${operation.path.replace(/\{([^{}]*)\}/g, shapeOf)}`;
    const other = seen.get(shape);
    if (other) {
      throw openapi.invalid(
        `'paths' must differ in more than the names of variables, got ${got(operation.path)} beside ${got(other.path)}`,
        operation,
      );
    }
    seen.set(shape, operation);
  }
}

/** The segments with variables. Throws for a segment that has more than one variable, or other text beside it. */
function variablesIn(openapi: OpenApi, path: string): string[] {
  const segments = path.split("/").slice(1);
  return segments.filter((written, index) => {
    const isLast = index === segments.length - 1;
    const segment = isLast ? written.replace(VERB, "") : written;
    if (!/[{}]/.test(segment)) return false;
    const match = VARIABLE.exec(segment);
    if (!match) {
      throw openapi.invalid(
        `'paths' must hold variables as whole segments, like '/orders/{id}', got ${got(written)}`,
        path,
      );
    }
    const wildcard = match.at(2);
    if (wildcard !== undefined && !openapi.isV2) {
      throw openapi.invalid(
        `'paths' must hold no wildcards in OpenAPI ${openapi.version}, got ${got(written)}; give its parameter an 'x-google-parameter' with the pattern '**'`,
        path,
      );
    }
    if (wildcard === "=**" && !isLast) {
      throw openapi.invalid(`'paths' must hold '**' in the last segment alone, got ${got(written)}`, path);
    }
    return true;
  });
}

function checkVariables(openapi: OpenApi, operation: Operation): void {
  const declared = parametersOf(openapi.document, operation)
    .filter(({ in: place }) => place === "path")
    .map(({ name }) => name);
  for (const [, variable] of operation.path.matchAll(/\{([^{}=]+)(?:=\*{1,2})?\}/g)) {
    if (!declared.includes(variable)) {
      throw openapi.invalid(
        `'parameters' must declare the path's variable ${got(variable)}, got none of that name`,
        operation,
      );
    }
  }
}

/** The parameters of an operation, and those of its path. */
function parametersOf(document: JsonObject, { path, definition }: Operation): JsonObject[] {
  const shared = listIn(objectIn(document, "paths", path), "parameters");
  return [...listIn(definition, "parameters"), ...shared]
    .map((parameter) => resolved(document, parameter))
    .filter(isObject);
}
