import { checkDocument } from "./document-rules";
import { checkNames } from "./known-names";
import type { OpenApi } from "./openapi";
import { checkParameters } from "./parameter-rules";
import { checkPathTemplates } from "./path-template";
import { checkSchema } from "./schema-check";
import { checkSchemes } from "./scheme-rules";
import { checkSecurity } from "./security-requirements";

/** Throws for the first problem of a document that is not OpenAPI or that the gateway would refuse. */
export function checkOpenApi(openapi: OpenApi): void {
  checkNames(openapi);
  checkParameters(openapi);
  checkSchemes(openapi);
  checkSchema(openapi);
  checkDocument(openapi);
  checkPathTemplates(openapi);
  checkSecurity(openapi);
}
