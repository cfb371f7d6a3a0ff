import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import { jsonWith, operation } from "./documents";

const { V2_0, V3_0 } = OpenApiVersion;
const AT = "[at GET /orders (listOrders)]";
const url = "https://a.example.com";

/** The problems of a document of version 2 with one operation, whose backend it says itself. */
function problemsOfV2(backend: unknown, root?: unknown): string[] {
  const definition = operation(backend === undefined ? {} : { "x-google-backend": backend });
  return problems(jsonWith(V2_0, definition, root === undefined ? {} : { "x-google-backend": root }));
}

/** The problems of a document of version 3 with one operation, whose backend it says itself. */
function problemsOfV3(name: unknown, backends: object, modelRoutingPreview = false): string[] {
  const json = jsonWith(V3_0, operation({ "x-google-backend": name }), {
    "x-google-api-management": { backends },
  });
  return problems(json, modelRoutingPreview);
}

function problems(json: { [key: string]: unknown }, modelRoutingPreview = false): string[] {
  const document = OpenApiDocument.fromObject(json, { modelRoutingPreview });
  document.allowUnauthenticated("It is a test", "listOrders");
  return document._problems();
}

test.each([
  [{ address: url }],
  [{ address: "${var.url}" }],
  [{ address: "grpcs://a.example.com" }],
  [{ address: "http://a.example.com", disable_auth: true }],
  [{ address: "https://orders-abc-an.a.run.app" }],
  [{ address: "https://orders-abc-an.a.run.app/v1", disable_auth: true }],
  [{ address: "https://orders-abc-an.a.run.app/v1", jwt_audience: "https://orders-abc-an.a.run.app" }],
  [{ address: url, jwt_audience: "x", disable_auth: false }],
  [{ address: url, path_translation: "CONSTANT_ADDRESS", deadline: 0.5, protocol: "h2" }],
])("version 2 may have %j", (backend) => {
  expect(problemsOfV2(backend)).toEqual([]);
  expect(problemsOfV2(undefined, backend)).toEqual([]);
});

const NONE = `'x-google-backend' must say who answers the operation, got none; call addBackend ${AT}`;

test.each([
  [undefined, NONE],
  ["orders", `'x-google-backend' must be an object in OpenAPI 2.0, got 'orders' ${AT}`],
  [{}, `'address' must be a URL, got undefined ${AT}`],
  [{ address: "a.example.com" }, `'address' must be a URL, got 'a.example.com' ${AT}`],
  [
    { address: url, jwt_audience: "x", disable_auth: true },
    `'jwt_audience' must not be given beside 'disable_auth', got both ${AT}`,
  ],
  [
    { address: url, disable_auht: true },
    `'x-google-backend' must hold only address, jwt_audience, disable_auth, path_translation, deadline, protocol, got 'disable_auht'; did you mean 'disable_auth'? ${AT}`,
  ],
  [
    { address: url, disableAuth: true },
    `'x-google-backend' must hold only address, jwt_audience, disable_auth, path_translation, deadline, protocol, got 'disableAuth'; did you mean 'disable_auth'? ${AT}`,
  ],
  [
    { address: url, timeout: 5 },
    `'x-google-backend' must hold only address, jwt_audience, disable_auth, path_translation, deadline, protocol, got 'timeout' ${AT}`,
  ],
  [
    { address: "http://a.example.com" },
    `'address' must be encrypted where the gateway sends an ID token, got 'http://a.example.com'; with 'disable_auth: true' it sends none ${AT}`,
  ],
  [
    { address: "grpc://a.example.com", jwt_audience: "x" },
    `'address' must be encrypted where the gateway sends an ID token, got 'grpc://a.example.com'; with 'disable_auth: true' it sends none ${AT}`,
  ],
  [
    { address: "https://orders-abc-an.a.run.app/v1" },
    `'jwt_audience' must be given where the address of a Cloud Run service has a path, got none; write 'jwt_audience: https://orders-abc-an.a.run.app' ${AT}`,
  ],
  [{ address: url, deadline: 0 }, `'deadline' must be above 0, got 0 ${AT}`],
  [{ address: "https://{a}" }, `'address' must be a URL, got 'https://{a}' ${AT}`],
  [{ address: url, deadline: "5s" }, `'deadline' must be above 0, got '5s' ${AT}`],
  [{ address: url, protocol: "http" }, `'protocol' must be one of http/1.1, h2, got 'http' ${AT}`],
  [
    { address: url, path_translation: "append" },
    `'path_translation' must be one of APPEND_PATH_TO_ADDRESS, CONSTANT_ADDRESS, got 'append' ${AT}`,
  ],
  [
    { address: "https://pubsub.googleapis.com" },
    `'address' must not be an API of Google, which wants an access token where the gateway sends an ID token, got 'https://pubsub.googleapis.com'; put a function in between ${AT}`,
  ],
])("version 2 must not have %j", (backend, message) => {
  expect(problemsOfV2(backend)).toEqual([message]);
});

test("version 3 may name a backend on the operation or for all operations", () => {
  expect(problemsOfV3("a", { a: { address: url, jwtAudience: "x" } })).toEqual([]);
  const root = jsonWith(V3_0, operation(), {
    "x-google-backend": "a",
    "x-google-api-management": { backends: { a: { address: url, disableAuth: true } } },
  });
  expect(problems(root)).toEqual([]);
});

test.each([
  [undefined, {}, NONE],
  [
    { address: url },
    {},
    `'x-google-backend' must name one of 'x-google-api-management.backends' in OpenAPI 3.0, got an object ${AT}`,
  ],
  [
    "a",
    {},
    `'x-google-backend' must name one of 'x-google-api-management.backends' in OpenAPI 3.0, got 'a' ${AT}`,
  ],
  ["a", { a: {} }, `'address' must be a URL, got undefined ${AT}`],
  [
    "a",
    { a: { address: url, jwtAudience: "x", disableAuth: true } },
    `'jwtAudience' must not be given beside 'disableAuth', got both ${AT}`,
  ],
  [
    "a",
    { a: { address: url, jwtAudience: "x", pathTranslation: 1 } },
    `'pathTranslation' must be one of APPEND_PATH_TO_ADDRESS, CONSTANT_ADDRESS, got 1 ${AT}`,
  ],
  [
    "a",
    { a: { address: url } },
    `'jwtAudience' must be given, or 'disableAuth' must be true, got neither ${AT}`,
  ],
  [
    "a",
    { a: { address: url, jwtAudiance: "x" } },
    `'x-google-api-management.backends' must hold only address, jwtAudience, disableAuth, pathTranslation, deadline, protocol, got 'jwtAudiance'; did you mean 'jwtAudience'? ${AT}`,
  ],
  [
    "a",
    { a: { address: "http://a.example.com", jwtAudience: "x" } },
    `'address' must be encrypted where the gateway sends an ID token, got 'http://a.example.com'; with 'disableAuth: true' it sends none ${AT}`,
  ],
])("version 3 must not have %j of %j", (name, backends, message) => {
  expect(problemsOfV3(name, backends)).toEqual([message]);
});

describe("model routing", () => {
  const backends = {
    model: { address: "https://aiplatform.googleapis.com/v1/x:predict", disableAuth: true },
  };

  test("needs no other backend", () => {
    const json = jsonWith(V3_0, operation({ "x-google-model-router": "main" }), {
      "x-google-api-management": { backends },
    });
    expect(problems(json)).toEqual([]);
  });

  test("allows Google's models as backends", () => {
    expect(problemsOfV3("model", backends, true)).toEqual([]);
    expect(problemsOfV3("model", backends)).toEqual([
      `'address' must not be an API of Google, which wants an access token where the gateway sends an ID token, got 'https://aiplatform.googleapis.com/v1/x:predict'; give 'modelRoutingPreview' for model routing, which is a preview ${AT}`,
    ]);
  });
});
