import { got } from "../core/errors";
import { isObject, type JsonObject, objectIn, quoted } from "./json";
import type { OpenApi } from "./openapi";
import { OpenApiVersion } from "./openapi-version";
import { schemesPath } from "./security-definitions";

interface FieldsByType {
  readonly [type: string]: readonly string[] | undefined;
}

// The required fields of each type of security scheme, by version.
const FIELDS_OF_V2: FieldsByType = { basic: [], apiKey: ["name", "in"], oauth2: ["flow"] };
const FIELDS_OF_V3: FieldsByType = {
  apiKey: ["name", "in"],
  http: ["scheme"],
  oauth2: ["flows"],
  openIdConnect: ["openIdConnectUrl"],
};
const FIELDS: { [version in OpenApiVersion]: FieldsByType } = {
  [OpenApiVersion.V2_0]: FIELDS_OF_V2,
  [OpenApiVersion.V3_0]: FIELDS_OF_V3,
  [OpenApiVersion.V3_1]: { ...FIELDS_OF_V3, mutualTLS: [] },
};

// The required fields of each OAuth flow in version 2.
const FIELDS_OF_FLOWS: FieldsByType = {
  implicit: ["authorizationUrl"],
  password: ["tokenUrl"],
  application: ["tokenUrl"],
  accessCode: ["authorizationUrl", "tokenUrl"],
};

/** Throws where a security scheme is incomplete. The official schemas don't say which field is missing. */
export function checkSchemes(openapi: OpenApi): void {
  const path = schemesPath(openapi);
  for (const [name, scheme] of Object.entries(objectIn(openapi.document, ...path))) {
    if (!isObject(scheme) || "$ref" in scheme) continue;
    const at = [...path, name].join(".");
    checkFields(openapi, at, "type", scheme, FIELDS[openapi.version]);
    if (openapi.isV2 && scheme.type === "oauth2") checkFields(openapi, at, "flow", scheme, FIELDS_OF_FLOWS);
  }
}

function checkFields(
  openapi: OpenApi,
  at: string,
  choice: string,
  scheme: JsonObject,
  fields: FieldsByType,
): void {
  const chosen = scheme[choice];
  const needed = typeof chosen === "string" && Object.hasOwn(fields, chosen) ? fields[chosen] : undefined;
  if (!needed) {
    const choices = Object.keys(fields).join(", ");
    throw openapi.invalid(`${quoted(at, choice)} must be one of ${choices}, got ${got(chosen)}`);
  }
  const missing = needed.find((field) => scheme[field] === undefined);
  if (missing !== undefined) {
    throw openapi.invalid(`${quoted(at, missing)} must be given for ${chosen as string}, got none`);
  }
}
