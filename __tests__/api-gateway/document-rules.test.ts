import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import { jsonOf, jsonWith, operation } from "./documents";

const { V2_0, V3_0, V3_1 } = OpenApiVersion;
const make = (json: { [key: string]: unknown }) => OpenApiDocument.fromObject(json);

/** A document whose operations have some ids. */
function withIds(...operationIds: unknown[]): OpenApiDocument {
  const paths = operationIds.map((operationId, index) => [`/p${index}`, { get: operation({ operationId }) }]);
  return make(jsonOf(V3_0, { paths: Object.fromEntries(paths) as object }));
}

test("operation ids that differ for Google, too, are taken", () => {
  expect(() => withIds("listOrders", "list_orders", "listorders", "orders2")).not.toThrow();
});

test.each([
  [["a", "a"], "'operationId' must differ from that of GET /p0 (a), got 'a' [at GET /p1 (a)]"],
  [
    ["listOrders", "ListOrders"],
    "'operationId' must differ from that of GET /p0 (listOrders), got 'ListOrders', which Google takes for 'ListOrders', too [at GET /p1 (ListOrders)]",
  ],
  [
    ["list-orders", "x", "list.orders"],
    "'operationId' must differ from that of GET /p0 (list-orders), got 'list.orders', which Google takes for 'Listorders', too [at GET /p2 (list.orders)]",
  ],
  [[undefined], "'operationId' must be given, because the gateway needs it, got none [at GET /p0]"],
  [[""], "'operationId' must be given, because the gateway needs it, got none [at GET /p0]"],
])("the operation ids %j are refused", (operationIds, message) => {
  expect(() => withIds(...operationIds)).toThrow(new Error(message));
});

describe("a reference", () => {
  const schema = ($ref: string) =>
    operation({
      responses: { 200: { description: "OK", content: { "application/json": { schema: { $ref } } } } },
    });

  test.each(["#/components/schemas/Order", "#/paths/~1orders/get"])("may be %s", ($ref) => {
    expect(() =>
      make(jsonWith(V3_0, schema($ref), { components: { schemas: { Order: {} } } })),
    ).not.toThrow();
  });

  test.each([
    [
      "https://example.com/order.json",
      "'$ref' must stay within the document, got 'https://example.com/order.json' [at GET /orders (listOrders)]",
    ],
    [
      "order.yaml#/Order",
      "'$ref' must stay within the document, got 'order.yaml#/Order' [at GET /orders (listOrders)]",
    ],
    [
      "#/components/schemas/Orders",
      "'$ref' must lead to something in the document, got '#/components/schemas/Orders' [at GET /orders (listOrders)]",
    ],
  ])("must not be %s", ($ref, message) => {
    expect(() => make(jsonWith(V3_0, schema($ref)))).toThrow(new Error(message));
  });

  test.each([V2_0, V3_0])("must not stand in the place of a path item, with %s", (version) => {
    const paths = { "/orders": { get: operation() }, "/purchases": { $ref: "#/paths/~1orders" } };
    expect(() => make(jsonOf(version, { paths }))).toThrow(
      new Error(
        "'paths' must hold operations, got the reference '#/paths/~1orders'; write its operations here [at /purchases]",
      ),
    );
  });

  test("has no operation in its error if it is outside of operations", () => {
    const json = jsonOf(V3_0, { components: { schemas: { Order: { $ref: "other.json" } } } });
    expect(() => make(json)).toThrow(new Error("'$ref' must stay within the document, got 'other.json'"));
  });

  test("is not checked within an example", () => {
    const example = { $ref: "https://example.com" };
    expect(() => make(jsonOf(V3_0, { components: { schemas: { Order: { example } } } }))).not.toThrow();
  });
});

test.each([
  [
    "a host with a port",
    V2_0,
    { host: "example.com:8080" },
    "'host' must have no port, got 'example.com:8080'",
  ],
  [
    "a scheme that is not encrypted",
    V2_0,
    { schemes: ["http"] },
    "'schemes' must hold https, by which alone the gateway is reached, got http",
  ],
  [
    "a misspelt field of the management",
    V3_0,
    { "x-google-api-management": { backend: {} } },
    "'x-google-api-management' must hold only metrics, quota, backends, apiName, allowCors, got 'backend'; did you mean 'backends'?",
  ],
  [
    "two endpoints",
    V3_0,
    { servers: [1, 2].map((index) => ({ url: `https://${index}.example.com`, "x-google-endpoint": {} })) },
    "'servers' must hold at most one with 'x-google-endpoint', got 2",
  ],
  [
    "an endpoint without a scheme",
    V3_1,
    { servers: [{ url: "example.com", "x-google-endpoint": {} }] },
    "'servers' must have URLs with a scheme, or base paths that begin with '/', got 'example.com'",
  ],
  [
    "x-google-allow in version 3",
    V3_0,
    { "x-google-allow": "configured" },
    "'x-google-allow' must be left out in OpenAPI 3.0, got 'configured'",
  ],
  [
    "x-google-allow of another value",
    V2_0,
    { "x-google-allow": "none" },
    "'x-google-allow' must be 'configured' or 'all', got 'none'",
  ],
])("%s is refused", (_what, version, rest, message) => {
  expect(() => make(jsonOf(version, rest))).toThrow(new Error(message));
});

test.each([
  ["a host", V2_0, { host: "example.com", "x-google-allow": "configured" }],
  ["http beside https", V2_0, { schemes: ["http", "https"] }],
  ["x-google-allow for all paths", V2_0, { "x-google-allow": "all" }],
  [
    "all fields of the management",
    V3_0,
    { "x-google-api-management": { apiName: "orders", metrics: {}, quota: {} } },
  ],
  ["a base path as endpoint", V3_0, { servers: [{ url: "/v1", "x-google-endpoint": {} }] }],
  ["servers that are no endpoints", V3_0, { servers: [{ url: "a" }, { url: "b" }] }],
])("%s is taken", (_what, version, rest) => {
  expect(() => make(jsonOf(version, rest))).not.toThrow();
});
