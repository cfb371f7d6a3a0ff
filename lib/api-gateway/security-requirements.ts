import { got } from "../core/errors";
import { isKnown } from "../core/tokens";
import { isObject, type JsonObject, listIn, objectIn } from "./json";
import type { OpenApi } from "./openapi";
import type { Operation } from "./operations";
import { schemesPath } from "./security-definitions";

/** How the gateway treats a security scheme. */
enum Kind {
  API_KEY,
  TOKEN,
  IGNORED,
}

/** The alternatives of which a request must satisfy one. An empty list requires nothing. */
function requirementsOf({ document }: OpenApi, { definition }: Operation): JsonObject[] {
  const holder = Array.isArray(definition.security) ? definition : document;
  return listIn(holder, "security").filter(isObject);
}

/** Whether the gateway lets anyone call an operation. */
export function isOpen(openapi: OpenApi, operation: Operation): boolean {
  const requirements = requirementsOf(openapi, operation);
  return requirements.length === 0 || requirements.some((schemes) => Object.keys(schemes).length === 0);
}

/** Whether every call of an operation needs an API key. */
export function requiresApiKey(openapi: OpenApi, operation: Operation): boolean {
  const requirements = requirementsOf(openapi, operation);
  return (
    requirements.length > 0 &&
    requirements.every((schemes) => kindsOf(openapi, schemes).includes(Kind.API_KEY))
  );
}

/** Whether some operation takes an API key, even if it does not require it. */
export function usesApiKeys(openapi: OpenApi): boolean {
  return openapi.operations.some((operation) =>
    requirementsOf(openapi, operation).some((schemes) => kindsOf(openapi, schemes).includes(Kind.API_KEY)),
  );
}

/**
 * Throws where the gateway would refuse the security of a document, or check less than it says.
 *
 * https://cloud.google.com/api-gateway/docs/openapi-limitations
 */
export function checkSecurity(openapi: OpenApi, operations = openapi.operations): void {
  checkIssuers(openapi);
  for (const operation of operations) {
    const requirements = requirementsOf(openapi, operation);
    for (const schemes of requirements) {
      for (const name of Object.keys(schemes)) checkScheme(openapi, operation, name);
    }
    const kinds = requirements.map((schemes) => kindsOf(openapi, schemes));
    const problem = problemOf(kinds);
    if (problem !== undefined) throw openapi.invalid(problem, operation);
  }
}

/**
 * An error for each preflight that nobody can pass: a browser sends it without credentials.
 *
 * https://fetch.spec.whatwg.org/#cors-protocol-and-credentials
 */
export function preflightProblems(openapi: OpenApi): string[] {
  return openapi.operations
    .filter((operation) => operation.method === "options" && !isOpen(openapi, operation))
    .map((operation) =>
      openapi.locate(
        "'security' must let everyone in for OPTIONS, because browsers ask it without credentials, got a requirement; call allowUnauthenticated with a reason, or leave the operation out and call addCorsPreflights",
        operation,
      ),
    );
}

function problemOf(alternatives: Kind[][]): string | undefined {
  const guarded = alternatives.filter((kinds) => kinds.length > 0);
  const all = guarded.flat();
  if (guarded.some((kinds) => kinds.filter((kind) => kind === Kind.TOKEN).length > 1)) {
    return "'security' must not ask for two tokens at once, which the gateway refuses, got an alternative with several";
  }
  if (guarded.length > 1 && all.includes(Kind.API_KEY)) {
    return `'security' must not have alternatives where one is an API key, which the gateway then does not ask for, got ${guarded.length}`;
  }
  if (guarded.length < alternatives.length && all.includes(Kind.TOKEN)) {
    return "'security' must not make a token optional, which the gateway refuses, got an empty alternative";
  }
  return undefined;
}

function checkScheme(openapi: OpenApi, operation: Operation, name: string): void {
  const path = schemesPath(openapi);
  const scheme = objectIn(openapi.document, ...path)[name];
  if (!isObject(scheme)) {
    throw openapi.invalid(
      `'security' must name a scheme of '${path.join(".")}', got ${got(name)}`,
      operation,
    );
  }
  if (kindOf(openapi, scheme) === Kind.IGNORED) {
    throw openapi.invalid(
      `'security' must name a scheme that the gateway checks, got ${got(name)}, ${whyIgnored(openapi, scheme)}`,
      operation,
    );
  }
}

function kindsOf(openapi: OpenApi, schemes: JsonObject): Kind[] {
  const definitions = objectIn(openapi.document, ...schemesPath(openapi));
  return Object.keys(schemes).map((name) => kindOf(openapi, objectIn(definitions, name)));
}

function kindOf({ isV2 }: OpenApi, scheme: JsonObject): Kind {
  const { type, name, in: place } = scheme;
  if (type === "apiKey") {
    const known = (name === "key" && place === "query") || (name === "x-api-key" && place === "header");
    return known ? Kind.API_KEY : Kind.IGNORED;
  }
  if (isV2 && type !== "oauth2") return Kind.IGNORED;
  return issuerOf(scheme, isV2) === undefined ? Kind.IGNORED : Kind.TOKEN;
}

function whyIgnored({ isV2 }: OpenApi, { type, name, in: place }: JsonObject): string {
  if (type === "apiKey") {
    return `an API key called ${got(name)} in ${got(place)}; it knows 'x-api-key' in 'header' and 'key' in 'query'`;
  }
  const extension = isV2 ? "x-google-issuer" : "x-google-auth";
  return `of type ${got(type)} without an issuer; give it '${extension}'`;
}

function issuerOf(scheme: JsonObject, isV2: boolean): unknown {
  return isV2 ? scheme["x-google-issuer"] : objectIn(scheme, "x-google-auth").issuer;
}

function checkIssuers(openapi: OpenApi): void {
  const seen = new Map<string, string>();
  for (const [name, scheme] of Object.entries(objectIn(openapi.document, ...schemesPath(openapi)))) {
    const issuer = isObject(scheme) ? issuerOf(scheme, openapi.isV2) : undefined;
    if (typeof issuer !== "string" || !isKnown(issuer)) continue;
    const other = seen.get(issuer);
    if (other !== undefined) {
      throw openapi.invalid(
        `'${schemesPath(openapi).join(".")}' must have another issuer each, got ${got(issuer)} for ${got(other)} and ${got(name)}`,
      );
    }
    seen.set(issuer, name);
  }
}

/** The operation with an id, or those of a path that can ask for credentials: a browser sends a preflight without. */
export function guardedAt(openapi: OpenApi, at: string): Operation[] {
  return openapi.select(at).filter(({ method, definition }) => {
    return method !== "options" || definition.operationId === at;
  });
}

/** Adds a scheme to the security of a document or an operation. Several tokens are alternatives; a key is required, too. */
export function requireScheme(openapi: OpenApi, holder: JsonObject, name: string): void {
  const present = listIn(holder, "security").filter(isObject);
  const isKey = kindsOf(openapi, { [name]: [] })[0] === Kind.API_KEY;
  const isKeyAlone = (schemes: JsonObject) =>
    kindsOf(openapi, schemes).every((kind) => kind === Kind.API_KEY);
  if (present.some((schemes) => Object.hasOwn(schemes, name))) return;
  if (present.length > 0 && (isKey || present.every(isKeyAlone))) {
    holder.security = present.map((schemes) => ({ ...schemes, [name]: [] }));
  } else {
    holder.security = [...present, { [name]: [] }];
  }
}
