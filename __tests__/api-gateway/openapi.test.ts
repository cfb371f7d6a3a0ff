import { OpenApi } from "../../lib/api-gateway/openapi";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import { openApi, operation } from "./documents";

test.each([
  [{ swagger: "2.0" }, OpenApiVersion.V2_0],
  [{ openapi: "3.0.0" }, OpenApiVersion.V3_0],
  [{ openapi: "3.0.4" }, OpenApiVersion.V3_0],
  [{ openapi: "3.1.0" }, OpenApiVersion.V3_1],
  [{ openapi: "3.1.1" }, OpenApiVersion.V3_1],
])("%j has version %s", (document, version) => {
  expect(new OpenApi(document).version).toBe(version);
});

test.each([
  [{ swagger: 2 }, "'swagger' must be '2.0', as a string, got 2"],
  [{ swagger: "1.2" }, "'swagger' must be '2.0', as a string, got '1.2'"],
  [
    { openapi: "3.2.0" },
    "'openapi' must be a version 3.0.x or 3.1.x, like '3.0.3', or 'swagger' must be '2.0', got '3.2.0'",
  ],
  [
    { openapi: 3.1 },
    "'openapi' must be a version 3.0.x or 3.1.x, like '3.0.3', or 'swagger' must be '2.0', got 3.1",
  ],
  [{}, "'openapi' must be a version 3.0.x or 3.1.x, like '3.0.3', or 'swagger' must be '2.0', got undefined"],
])("%j is refused", (document, message) => {
  expect(() => new OpenApi(document)).toThrow(new Error(message));
  expect(() => new OpenApi(document, "api.yaml")).toThrow(new Error(`${message} [at api.yaml]`));
});

const orders = openApi(OpenApiVersion.V3_0, {
  "x-note": { get: {} },
  "/orders": { get: operation(), post: operation({ operationId: "createOrder" }), parameters: [] },
  "/orders/{id}": { summary: "One", get: operation({ operationId: "getOrder" }) },
  "/broken": null,
});

test("a document has the operations of all paths, in their order", () => {
  expect(orders.operations.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "get x-note",
    "get /orders",
    "post /orders",
    "get /orders/{id}",
  ]);
});

test("an operation is selected by its id, and all operations of a path by the path", () => {
  const ids = (at: string) => orders.select(at).map(({ definition }) => definition.operationId);
  expect(ids("getOrder")).toEqual(["getOrder"]);
  expect(ids("/orders")).toEqual(["listOrders", "createOrder"]);
});

test.each(["GetOrder", "/order", ""])("the operation id or path '%s' is refused", (at) => {
  const message = `'at' must be an operation id or a path of the document, got '${at}'`;
  expect(() => orders.select(at)).toThrow(new Error(message));
});

test("a message may end with an operation, a path and a file", () => {
  const [, list] = orders.operations;
  const file = new OpenApi(orders.document, "shop.yaml");
  expect(orders.locate("no")).toBe("no");
  expect(orders.locate("no", list)).toBe("no [at GET /orders (listOrders)]");
  expect(file.locate("no", list)).toBe("no [at GET /orders (listOrders) in shop.yaml]");
  expect(file.locate("no", "/orders")).toBe("no [at /orders in shop.yaml]");
  expect(file.locate("no", { ...list, definition: {} })).toBe("no [at GET /orders in shop.yaml]");
});

test("operations that are added later are found, in the order of the document", () => {
  const document = orders.copy();
  expect(document.operations).toHaveLength(4);
  const definition = operation({ operationId: "deleteAll" });
  document.add([{ method: "delete", path: "/orders", definition }]);
  expect(document.select("deleteAll")).toEqual([{ method: "delete", path: "/orders", definition }]);
  expect(document.select("/orders").map(({ method }) => method)).toEqual(["get", "post", "delete"]);
  expect(document.operations.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "get x-note",
    "get /orders",
    "post /orders",
    "delete /orders",
    "get /orders/{id}",
  ]);
});

test("a change of a copy does not change the original", () => {
  orders.copy().operations[1].definition.summary = "changed";
  expect(orders.operations[1].definition).toEqual(operation());
});
