import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import { documentWith, jsonOf, operation } from "./documents";

const { V2_0, V3_0, V3_1 } = OpenApiVersion;
const AT = "[at GET /orders (listOrders)]";

const make = (version: OpenApiVersion, parameter: object) =>
  documentWith(version, operation({ parameters: [parameter] }));

test.each([
  [V2_0, { name: "q", in: "query", type: "string" }],
  [V2_0, { name: "q", in: "body", schema: {} }],
  [V2_0, { name: "q", in: "formData", type: "string" }],
  [V3_0, { name: "q", in: "cookie", schema: {} }],
  [V3_0, { name: "q", in: "query", content: { "application/json": {} } }],
  [V3_1, { name: "q", in: "header", schema: {} }],
])("a parameter of version %s is taken: %j", (version, parameter) => {
  expect(() => make(version, parameter)).not.toThrow();
});

test.each([
  [V2_0, { in: "query", type: "string" }, "'parameters' must each have a 'name', got undefined"],
  [V3_0, { name: "", in: "query", schema: {} }, "'parameters' must each have a 'name', got ''"],
  [
    V2_0,
    { name: "q", in: "cookie", type: "string" },
    "'parameters.q.in' must be one of query, header, path, formData, body, got 'cookie'",
  ],
  [
    V3_1,
    { name: "q", in: "body", schema: {} },
    "'parameters.q.in' must be one of query, header, path, cookie, got 'body'",
  ],
  [
    V3_0,
    { name: "q", schema: {} },
    "'parameters.q.in' must be one of query, header, path, cookie, got undefined",
  ],
  [
    V2_0,
    { name: "id", in: "path", type: "string" },
    "'parameters.id.required' must be true for a variable of the path, got undefined",
  ],
  [
    V3_0,
    { name: "id", in: "path", required: false, schema: {} },
    "'parameters.id.required' must be true for a variable of the path, got false",
  ],
  [V2_0, { name: "q", in: "query", schema: {} }, "'parameters.q' must have 'type', got none"],
  [V2_0, { name: "q", in: "body", type: "string" }, "'parameters.q' must have 'schema', got none"],
  [
    V3_0,
    { name: "q", in: "query", type: "string" },
    "'parameters.q' must have 'schema' or 'content', got neither",
  ],
])("a parameter of version %s is refused: %j", (version, parameter, message) => {
  expect(() => make(version, parameter)).toThrow(new Error(`${message} ${AT}`));
});

const PROBLEM = "'parameters.id.required' must be true for a variable of the path, got undefined";
const v2 = { name: "id", in: "path", type: "string" };
const v3 = { name: "id", in: "path", schema: {} };

test.each([
  [V2_0, { paths: { "/a/{id}": { parameters: [v2], get: operation() } } }, `${PROBLEM} [at /a/{id}]`],
  [V3_0, { paths: { "/a/{id}": { parameters: [v3], get: operation() } } }, `${PROBLEM} [at /a/{id}]`],
  [V2_0, { parameters: { id: v2 } }, PROBLEM],
  [V3_1, { components: { parameters: { id: v3 } } }, PROBLEM],
])("a parameter of version %s that operations share is refused: %#", (version, rest, message) => {
  expect(() => OpenApiDocument.fromObject(jsonOf(version, rest))).toThrow(new Error(message));
});

test("references to parameters are not checked", () => {
  const rest = { paths: { "/a": { get: operation({ parameters: [{ $ref: "#/parameters/q" }] }) } } };
  const parameters = { q: { name: "q", in: "query", type: "string" } };
  expect(() => OpenApiDocument.fromObject(jsonOf(V2_0, { ...rest, parameters }))).not.toThrow();
});
