import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import { jsonOf } from "./documents";

const { V2_0, V3_0, V3_1 } = OpenApiVersion;

/** A document that defines a scheme, and uses it nowhere. */
function defining(version: OpenApiVersion, scheme: object): OpenApiDocument {
  const definitions = { mine: scheme };
  return OpenApiDocument.fromObject(
    jsonOf(
      version,
      version === V2_0
        ? { securityDefinitions: definitions }
        : { components: { securitySchemes: definitions } },
    ),
  );
}

const url = "https://login.example.com";

test.each([
  [V2_0, { type: "basic" }],
  [V2_0, { type: "apiKey", name: "key", in: "query" }],
  [V2_0, { type: "oauth2", flow: "implicit", authorizationUrl: "" }],
  [V2_0, { type: "oauth2", flow: "accessCode", authorizationUrl: url, tokenUrl: url }],
  [V3_0, { type: "http", scheme: "bearer" }],
  [V3_0, { type: "oauth2", flows: {} }],
  [V3_0, { $ref: "#/components/securitySchemes/mine" }],
  [V3_1, { type: "openIdConnect", openIdConnectUrl: url }],
  [V3_1, { type: "mutualTLS" }],
])("version %s takes %j", (version, scheme) => {
  expect(() => defining(version, scheme)).not.toThrow();
});

test.each([
  [
    V2_0,
    { type: "http" },
    "'securityDefinitions.mine.type' must be one of basic, apiKey, oauth2, got 'http'",
  ],
  [V2_0, {}, "'securityDefinitions.mine.type' must be one of basic, apiKey, oauth2, got undefined"],
  [
    V2_0,
    { type: "toString" },
    "'securityDefinitions.mine.type' must be one of basic, apiKey, oauth2, got 'toString'",
  ],
  [V2_0, { type: "oauth2" }, "'securityDefinitions.mine.flow' must be given for oauth2, got none"],
  [
    V2_0,
    { type: "oauth2", flow: "code" },
    "'securityDefinitions.mine.flow' must be one of implicit, password, application, accessCode, got 'code'",
  ],
  [
    V2_0,
    { type: "oauth2", flow: "implicit" },
    "'securityDefinitions.mine.authorizationUrl' must be given for implicit, got none",
  ],
  [
    V2_0,
    { type: "oauth2", flow: "accessCode", authorizationUrl: url },
    "'securityDefinitions.mine.tokenUrl' must be given for accessCode, got none",
  ],
  [
    V3_0,
    { type: "mutualTLS" },
    "'components.securitySchemes.mine.type' must be one of apiKey, http, oauth2, openIdConnect, got 'mutualTLS'",
  ],
  [
    V3_1,
    { type: "basic" },
    "'components.securitySchemes.mine.type' must be one of apiKey, http, oauth2, openIdConnect, mutualTLS, got 'basic'",
  ],
  [V3_0, { type: "http" }, "'components.securitySchemes.mine.scheme' must be given for http, got none"],
  [
    V3_1,
    { type: "apiKey", in: "query" },
    "'components.securitySchemes.mine.name' must be given for apiKey, got none",
  ],
])("version %s refuses %j", (version, scheme, message) => {
  expect(() => defining(version, scheme)).toThrow(new Error(message));
});
