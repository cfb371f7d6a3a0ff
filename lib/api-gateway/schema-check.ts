import type { ErrorObject } from "ajv";
import { got } from "../core/errors";
import { isObject, type JsonObject, keysOf, quoted, valueAt } from "./json";
import type { OpenApi } from "./openapi";
import { schemaErrors } from "./openapi-schema";
import { placeOf } from "./operations";

/** Throws where a document violates the official schema of its version of OpenAPI. */
export function checkSchema(openapi: OpenApi): void {
  const { document, version } = openapi;
  const error = mostTelling(schemaErrors(document, version));
  if (!error) return;
  const whole = keysOf(error.instancePath);
  const { at, keys } = placeOf(whole, document);
  // An operation or path of the wrong type is named by its whole path.
  const named = keys.length === 0 && error.keyword === "type" ? whole : keys;
  throw openapi.invalid(worded(error, named, valueAt(document, whole), version), at);
}

// Keywords that only say how many of several schemas fit.
const COMPOSITE = ["oneOf", "anyOf", "allOf", "not", "if"];

/** The most useful error: the deepest one that is not a consequence of another. */
function mostTelling(errors: ErrorObject[]): ErrorObject | undefined {
  const [first] = withoutReferences(errors)
    .filter(({ keyword }) => !COMPOSITE.includes(keyword))
    .sort((one, other) => weight(other) - weight(one));
  return first;
}

function weight({ instancePath, keyword }: ErrorObject): number {
  return instancePath.split("/").length - (keyword === "unevaluatedProperties" ? 0.5 : 0);
}

/** Leaves out the errors that only say why a value is not a `$ref`. */
function withoutReferences(errors: ErrorObject[]): ErrorObject[] {
  let reference: string | undefined;
  return errors.filter(({ instancePath, keyword, params }) => {
    const begins = keyword === "required" && params.missingProperty === "$ref";
    const continues = keyword === "additionalProperties" && instancePath === reference;
    reference = begins || continues ? instancePath : undefined;
    return !begins && !continues;
  });
}

/** The parameters of ajv's errors. Each keyword has its own. */
interface Params {
  readonly missingProperty: string;
  readonly additionalProperty?: string;
  readonly unevaluatedProperty?: string;
  readonly allowedValues: unknown[];
  readonly type: string | string[];
}

/** An error of ajv in the words of this library's errors. */
function worded(error: ErrorObject, keys: string[], value: unknown, version: string): string {
  const { keyword, message = "must be valid" } = error;
  const params = error.params as Params;
  if (keyword === "required") {
    return `${quoted(...keys, params.missingProperty)} must be given, got none`;
  }
  const extra = params.additionalProperty ?? params.unevaluatedProperty;
  if (extra !== undefined) {
    const found = describe((value as JsonObject)[extra]);
    return `${quoted(...keys, extra)} must be left out, because OpenAPI ${version} has no such field there, got ${found}`;
  }
  const prop = quoted(...keys);
  if (keyword === "enum") {
    return `${prop} must be one of ${params.allowedValues.map(got).join(", ")}, got ${describe(value)}`;
  }
  if (keyword === "type") {
    const types = [params.type].flat().map((type) => (/^[aeio]/.test(type) ? `an ${type}` : `a ${type}`));
    return `${prop} must be ${types.join(" or ")}, got ${describe(value)}`;
  }
  return `${prop} ${message.replace("NOT", "not")}, got ${describe(value)}`;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return isObject(value) ? "an object" : got(value);
}
