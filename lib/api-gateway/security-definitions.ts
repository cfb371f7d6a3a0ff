import { isDeepStrictEqual } from "node:util";
import { madeIn } from "./json";
import type { OpenApi } from "./openapi";
import type { SecurityScheme } from "./security-scheme";

/** The keys under which a version of OpenAPI has its security schemes. */
export function schemesPath({ isV2 }: OpenApi): string[] {
  return isV2 ? ["securityDefinitions"] : ["components", "securitySchemes"];
}

/** Defines a scheme in a document. Throws if the document has a different scheme with the same name. */
export function defineScheme(openapi: OpenApi, scheme: SecurityScheme): void {
  const path = schemesPath(openapi);
  const definition = scheme._definition(openapi.version);
  const schemes = madeIn(openapi.document, ...path);
  if (Object.hasOwn(schemes, scheme.name) && !isDeepStrictEqual(schemes[scheme.name], definition)) {
    throw openapi.invalid(
      `'${path.join(".")}' must define '${scheme.name}' once, got another definition of it`,
    );
  }
  schemes[scheme.name] = definition;
}
