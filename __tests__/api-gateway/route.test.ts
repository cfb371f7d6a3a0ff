import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import type { Route } from "../../lib/api-gateway/route";
import { SecurityScheme } from "../../lib/api-gateway/security-scheme";
import { HttpMethod } from "../../lib/callers/http-request";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { newStack } from "../support/stack";

const { GET, DELETE } = HttpMethod;
const { V2_0, V3_0, V3_1 } = OpenApiVersion;
const key = SecurityScheme.apiKey();
const google = SecurityScheme.googleIdToken("a");

const make = (...routes: Route[]) => OpenApiDocument.fromRoutes({ title: "Shop", version: "1", routes });
const list: Route = { method: GET, path: "/orders", operationId: "listOrders" };
const responses = { default: { description: "The backend's answer" } };

test.each([
  [V2_0, { swagger: "2.0", schemes: ["https"] }, { type: "string" }],
  [V3_0, { openapi: "3.0.3" }, { schema: { type: "string" } }],
  [V3_1, { openapi: "3.1.0" }, { schema: { type: "string" } }],
])("routes make a document of version %s", (openApiVersion, head, type) => {
  const document = OpenApiDocument.fromRoutes({
    title: "Shop",
    version: "1",
    openApiVersion,
    routes: [
      list,
      {
        method: DELETE,
        path: "/orders/{id}/lines/{line}",
        operationId: "deleteLine",
        summary: "Delete a line",
      },
    ],
  });
  expect(document.openApiVersion).toBe(openApiVersion);
  const variable = (name: string) => ({ name, in: "path", required: true, ...type });
  expect(document._rendered()).toEqual({
    ...head,
    info: { title: "Shop", version: "1" },
    paths: {
      "/orders": { get: { operationId: "listOrders", summary: "listOrders", responses } },
      "/orders/{id}/lines/{line}": {
        delete: {
          operationId: "deleteLine",
          summary: "Delete a line",
          parameters: [variable("id"), variable("line")],
          responses,
        },
      },
    },
  });
});

test("the default version is 3.0", () => {
  expect(make(list).openApiVersion).toBe(V3_0);
});

test("the variables of wildcards are declared in version 2", () => {
  const document = OpenApiDocument.fromRoutes({
    title: "Shop",
    version: "1",
    openApiVersion: V2_0,
    routes: [{ method: GET, path: "/files/{name=**}", operationId: "getFile" }],
  });
  expect(document._rendered().paths).toEqual({
    "/files/{name=**}": {
      get: {
        operationId: "getFile",
        summary: "getFile",
        parameters: [{ name: "name", in: "path", required: true, type: "string" }],
        responses,
      },
    },
  });
});

test("a route may have a backend, security and a reason", () => {
  const orders = CloudRunFunction.fromFunctionAttributes(newStack(), "orders", {
    ...{ functionName: "orders", serviceName: "orders", uri: "https://orders.a.run.app" },
  });
  const document = OpenApiDocument.fromRoutes({
    title: "Shop",
    version: "1",
    security: [google],
    routes: [
      { ...list, backend: orders },
      { ...list, path: "/a", operationId: "a", backend: orders, security: [key, google] },
      { ...list, path: "/b", operationId: "b", backend: orders, unauthenticatedReason: "It is public" },
      { ...list, path: "/c", operationId: "c", backend: orders, backendOptions: { deadlineSeconds: 1 } },
    ],
  });
  const { security, paths } = document._rendered() as {
    security: unknown;
    paths: { [path: string]: { get: { [field: string]: unknown } } };
  };
  expect(security).toEqual([{ google_id_token: [] }]);
  expect(
    Object.values(paths).map(({ get }) => [get.operationId, get.security, get["x-google-backend"]]),
  ).toEqual([
    ["listOrders", undefined, "orders"],
    ["a", [{ api_key: [], google_id_token: [] }], "orders"],
    ["b", [], "orders"],
    ["c", undefined, "orders-ad0a85"],
  ]);
  expect(document._problems()).toEqual([]);
  expect(document._openReasons()).toEqual({ "GET /b (b)": "It is public" });
});

test.each([
  ["no routes", [], "'routes' must hold at least one, got none"],
  [
    "a path without a slash",
    [{ ...list, path: "orders" }],
    "'path' must begin with '/', got 'orders' for 'listOrders'",
  ],
  [
    "a route twice",
    [list, { ...list, operationId: "other" }],
    "'routes' must hold a method of a path once, got GET /orders twice",
  ],
  [
    "security and a reason for none",
    [{ ...list, security: [key], unauthenticatedReason: "x" }],
    "'unauthenticatedReason' must not be given beside 'security', got both for 'listOrders'",
  ],
  [
    "an operation id twice",
    [list, { ...list, path: "/b" }],
    "'operationId' must differ from that of GET /orders (listOrders), got 'listOrders' [at GET /b (listOrders)]",
  ],
  [
    "no operation id",
    [{ ...list, operationId: "" }],
    "'operationId' must be given, because the gateway needs it, got none [at GET /orders]",
  ],
])("%s is refused", (_what, routes, message) => {
  expect(() => make(...routes)).toThrow(new Error(message));
});
