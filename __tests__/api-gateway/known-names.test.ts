import { Fn } from "cdktf";
import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import { HttpMethod } from "../../lib/callers/http-request";
import { documentWith, jsonOf, operation } from "./documents";

const token = Fn.lower("X");
const GET = { method: HttpMethod.GET, path: "/a", operationId: "a" };
const routes = (route: object) =>
  OpenApiDocument.fromRoutes({ title: "Shop", version: "1", routes: [{ ...GET, ...route }] });
const WHY = "must be known at synthesis, because operations are found by it, got a token";

test.each([
  [() => routes({ operationId: token }), `'operationId' ${WHY}`],
  [() => routes({ path: `/${token}` }), `'path' ${WHY}`],
  [
    () => documentWith(OpenApiVersion.V2_0, operation({ operationId: token })),
    `'operationId' ${WHY} [at /orders]`,
  ],
  [
    () =>
      OpenApiDocument.fromObject(
        jsonOf(OpenApiVersion.V3_0, { paths: { [`/${token}`]: { get: operation() } } }),
      ),
    `'paths' ${WHY}`,
  ],
  [
    () => routes({ operationId: "é" }),
    "'operationId' must hold a letter, digit or '_', because Google leaves out all else, got 'é' [at GET /a (é)]",
  ],
])("a name that is a token is refused: %#", (make, message) => {
  expect(make).toThrow(new Error(message));
});
