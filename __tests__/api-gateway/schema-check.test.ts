import { Fn } from "cdktf";
import { OpenApi } from "../../lib/api-gateway/openapi";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import { checkSchema } from "../../lib/api-gateway/schema-check";
import { jsonOf, jsonWith, operation, VERSIONS } from "./documents";

const { V2_0, V3_0, V3_1 } = OpenApiVersion;

const check = (document: { [key: string]: unknown }) => {
  checkSchema(new OpenApi(document, "api.yaml"));
};

test.each(VERSIONS)("a small document of version %s is taken", (version) => {
  expect(() => {
    check(jsonWith(version, operation({ description: "x", tags: ["y"], "x-mine": { z: 1 } })));
  }).not.toThrow();
});

test.each(VERSIONS)("tokens are taken in version %s", (version) => {
  const url = Fn.join("", ["https://", "example.com"]);
  expect(() => {
    check(jsonWith(version, operation({ externalDocs: { url } })));
  }).not.toThrow();
});

const AT = "[at GET /orders (listOrders) in api.yaml]";

test.each([
  [V2_0, operation({ responses: undefined }), `'responses' must be given, got none ${AT}`],
  [V3_0, operation({ responses: undefined }), `'responses' must be given, got none ${AT}`],
  [
    V2_0,
    operation({ responses: {} }),
    `'responses' must not have fewer than 1 properties, got an object ${AT}`,
  ],
  ...VERSIONS.map((version): [OpenApiVersion, object, string] => [
    version,
    operation({ responses: { 200: {} } }),
    `'responses.200.description' must be given, got none ${AT}`,
  ]),
  ...VERSIONS.map((version): [OpenApiVersion, object, string] => [
    version,
    operation({ parameter: [] }),
    `'parameter' must be left out, because OpenAPI ${version} has no such field there, got a list of 0 ${AT}`,
  ]),
  ...VERSIONS.map((version): [OpenApiVersion, object, string] => [
    version,
    operation({ summary: 1 }),
    `'summary' must be a string, got 1 ${AT}`,
  ]),
  [
    V2_0,
    operation({ schemes: ["ftp"] }),
    `'schemes.0' must be one of 'http', 'https', 'ws', 'wss', got 'ftp' ${AT}`,
  ],
  [
    V3_0,
    operation({ requestBody: { content: { "application/json": { schema: { type: "strng" } } } } }),
    `'requestBody.content.application/json.schema.type' must be one of 'array', 'boolean', 'integer', 'number', 'object', 'string', got 'strng' ${AT}`,
  ],
  [
    V3_1,
    operation({ requestBody: { content: { "application/json": { schema: "strng" } } } }),
    `'requestBody.content.application/json.schema' must be an object or a boolean, got 'strng' ${AT}`,
  ],
  [
    V3_1,
    operation({ responses: { 20: { description: "x" } } }),
    `'responses.20' must be left out, because OpenAPI 3.1 has no such field there, got an object ${AT}`,
  ],
])("an invalid operation of version %s is refused: %#", (version, definition, message) => {
  expect(() => {
    check(jsonWith(version, definition as { [key: string]: unknown }));
  }).toThrow(new Error(message));
});

test("the error names the deepest of several places", () => {
  const definition = operation({ summary: 1, responses: { 200: { description: 2 } } });
  expect(() => {
    check(jsonWith(V3_1, definition));
  }).toThrow(new Error(`'responses.200.description' must be a string, got 2 ${AT}`));
});

test.each([
  [V2_0, { info: { title: "x", version: 1 } }, "'info.version' must be a string, got 1 [at api.yaml]"],
  [V3_0, { info: { title: "x" } }, "'info.version' must be given, got none [at api.yaml]"],
  [
    V3_0,
    { components: { responses: { Failure: {} } } },
    "'components.responses.Failure.description' must be given, got none [at api.yaml]",
  ],
  [V3_1, { info: undefined }, "'info' must be given, got none [at api.yaml]"],
  [
    V2_0,
    { paths: { "/a/b~c": { fetch: {} } } },
    "'fetch' must be left out, because OpenAPI 2.0 has no such field there, got an object [at /a/b~c in api.yaml]",
  ],
  [V3_0, { paths: { "/a": false } }, "'paths./a' must be an object, got false [at /a in api.yaml]"],
  [
    V3_0,
    { paths: { orders: {} } },
    "'paths.orders' must be left out, because OpenAPI 3.0 has no such field there, got an object [at api.yaml]",
  ],
  [V3_0, { servers: [{ url: "a b" }, { url: 1 }] }, "'servers.1.url' must be a string, got 1 [at api.yaml]"],
  [
    V3_1,
    { externalDocs: { url: "a b" } },
    `'externalDocs.url' must match format "uri", got 'a b' [at api.yaml]`,
  ],
  [
    V2_0,
    { info: { title: "x", version: "1", contact: { email: "nobody" } } },
    `'info.contact.email' must match format "email", got 'nobody' [at api.yaml]`,
  ],
])("a document of version %s is refused: %#", (version, rest, message) => {
  expect(() => {
    check(jsonOf(version, rest));
  }).toThrow(new Error(message));
});
