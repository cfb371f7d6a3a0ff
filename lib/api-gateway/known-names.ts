import { Token } from "cdktf";
import { invalid } from "../core/errors";
import { holdsToken } from "../core/token-text";
import { objectIn } from "./json";
import type { OpenApi } from "./openapi";

/** Throws where a name is a token, because operations are found by their names. Text with `${` is allowed. */
export function checkKnown(prop: string, name: string): void {
  if (holdsToken(name)) throw invalid(tokenAs(prop));
}

/** Throws where a document has a token as a path or an operation id. */
export function checkNames(openapi: OpenApi): void {
  const { document, operations } = openapi;
  if (Object.keys(objectIn(document, "paths")).some(holdsToken)) {
    throw openapi.invalid(tokenAs("paths"));
  }
  for (const { path, definition } of operations) {
    if (Token.isUnresolved(definition.operationId)) throw openapi.invalid(tokenAs("operationId"), path);
  }
}

function tokenAs(prop: string): string {
  return `'${prop}' must be known at synthesis, because operations are found by it, got a token`;
}
