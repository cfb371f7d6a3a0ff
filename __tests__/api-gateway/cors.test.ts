import { BackendAuthentication } from "../../lib/api-gateway/backend-options";
import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import { SecurityScheme } from "../../lib/api-gateway/security-scheme";
import { HttpMethod } from "../../lib/callers/http-request";
import { jsonOf, operation } from "./documents";

const { V2_0, V3_0 } = OpenApiVersion;
const { NONE } = BackendAuthentication;
const id = { name: "id", in: "path", required: true, type: "string" };
const limit = { name: "limit", in: "query", type: "integer" };

const make = (paths: object, version = V2_0, rest: { [key: string]: unknown } = {}) =>
  OpenApiDocument.fromObject(jsonOf(version, { paths, ...rest }));

const optionsIn = (document: OpenApiDocument) => {
  const { paths } = document._rendered() as { paths: { [path: string]: { options?: unknown } } };
  return Object.fromEntries(Object.entries(paths).map(([path, { options }]) => [path, options]));
};

const preflight = (operationId: string, rest: object = {}) => ({
  operationId,
  summary: "CORS preflight",
  responses: { default: { description: "The backend's answer" } },
  security: [],
  ...rest,
});

test("all paths get a preflight, with the variables that their other operations declare", () => {
  const document = make({
    "/orders": { get: operation() },
    "/orders/{id}": { get: operation({ operationId: "getOrder", parameters: [limit, id] }) },
    "/prices/{id}": { parameters: [id], get: operation({ operationId: "getPrice" }) },
    "/own": { get: operation({ operationId: "own" }), options: operation({ operationId: "ownOptions" }) },
  });
  document.addCorsPreflights();
  expect(optionsIn(document)).toEqual({
    "/orders": preflight("preflight_orders"),
    "/orders/{id}": preflight("preflight_orders_id", { parameters: [id] }),
    "/prices/{id}": preflight("preflight_prices_id"),
    "/own": operation({ operationId: "ownOptions" }),
  });
  expect(document._openReasons()).toEqual({
    "OPTIONS /orders (preflight_orders)": "CORS preflights carry no credentials",
    "OPTIONS /orders/{id} (preflight_orders_id)": "CORS preflights carry no credentials",
    "OPTIONS /prices/{id} (preflight_prices_id)": "CORS preflights carry no credentials",
  });
});

test("given paths get a preflight, with variables that are references", () => {
  const parameters = [{ $ref: "#/components/parameters/id" }];
  const document = make(
    { "/a/{id}": { get: operation({ operationId: "a", parameters }) }, "/b": { get: operation() } },
    V3_0,
    { components: { parameters: { id: { name: "id", in: "path", required: true, schema: {} } } } },
  );
  document.addCorsPreflights("/a/{id}");
  expect(optionsIn(document)).toEqual({
    "/a/{id}": preflight("preflight_a_id", { parameters }),
    "/b": undefined,
  });
});

test("the preflights of two paths that look alike have different operation ids", () => {
  const document = make({
    "/orders/{id}": { get: operation({ operationId: "one", parameters: [id] }) },
    "/orders/id": { get: operation({ operationId: "two" }) },
    "/orders": { get: operation({ operationId: "preflight_orders" }) },
  });
  document.addCorsPreflights();
  const ids = Object.values(optionsIn(document)).map(
    (options) => (options as { operationId: string }).operationId,
  );
  expect(ids).toEqual(["preflight_orders_id", "preflight_orders_id_64f904", "preflight_orders_fc7d05"]);
});

test("a preflight goes to the backend of the other operations of its path", () => {
  const document = make({
    "/orders": { get: operation(), post: operation({ operationId: "createOrder" }) },
    "/prices": { get: operation({ operationId: "listPrices" }) },
    "/rest": { get: operation({ operationId: "rest" }) },
  });
  document.addSecurity(SecurityScheme.googleIdToken("a"));
  document.addCorsPreflights("/orders", "/prices");
  document.addUrlBackend("createOrder", "https://create.example.com", { authentication: NONE });
  document.addUrlBackend("listOrders", "https://list.example.com", { authentication: NONE });
  document.addUrlBackend("/prices", "https://prices.example.com", { authentication: NONE });
  document.addUrlBackend("rest", "https://rest.example.com", { authentication: NONE });
  const addresses = Object.entries(optionsIn(document)).map(([path, options]) => [
    path,
    (options as { "x-google-backend": { address: string } } | undefined)?.["x-google-backend"].address,
  ]);
  expect(addresses).toEqual([
    ["/orders", "https://list.example.com"],
    ["/prices", "https://prices.example.com"],
    ["/rest", undefined],
  ]);
  expect(document._problems()).toEqual([]);
});

test("a path gets one preflight, however often it is named", () => {
  const document = make({ "/orders": { get: operation() } });
  document.addCorsPreflights("/orders", "/orders");
  document.addCorsPreflights();
  expect(optionsIn(document)).toEqual({ "/orders": preflight("preflight_orders") });
});

test("an unknown path is refused, and no preflight is added", () => {
  const document = make({ "/orders": { get: operation() } });
  expect(() => {
    document.addCorsPreflights("/orders", "listOrders");
  }).toThrow(new Error("'at' must be a path of the document, got 'listOrders'"));
  expect(optionsIn(document)).toEqual({ "/orders": undefined });
});

const key = SecurityScheme.apiKey();

test("preflights stay open if their path gets security before or after them", () => {
  const document = make({ "/orders": { get: operation() } });
  document.addUrlBackend("/orders", "https://example.com", { authentication: NONE });
  document.addCorsPreflights("/orders");
  document.addSecurity(key, "/orders");
  expect(document._problems()).toEqual([]);
  expect(optionsIn(document)["/orders"]).toMatchObject({ security: [] });
});

test("a route may be an open preflight in a document with security", () => {
  const route = { path: "/orders" };
  const document = OpenApiDocument.fromRoutes({
    ...{ title: "Orders", version: "1", security: [key] },
    routes: [
      { ...route, method: HttpMethod.GET, operationId: "list" },
      { ...route, method: HttpMethod.OPTIONS, operationId: "ask", unauthenticatedReason: "A preflight" },
    ],
  });
  document.addUrlBackend("/orders", "https://example.com", { authentication: NONE });
  expect(document._problems()).toEqual([]);
});
