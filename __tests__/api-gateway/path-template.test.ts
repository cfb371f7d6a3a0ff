import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import { jsonOf, operation } from "./documents";

const { V2_0, V3_0 } = OpenApiVersion;

/** A document with one path, whose variables are declared. */
function withPath(version: OpenApiVersion, path: string, names: string[] = []): OpenApiDocument {
  const parameters = names.map((name) => ({
    ...{ name, in: "path", required: true },
    ...(version === V2_0 ? { type: "string" } : { schema: { type: "string" } }),
  }));
  return OpenApiDocument.fromObject(
    jsonOf(version, { paths: { [path]: { get: operation({ parameters }) } } }),
  );
}

test.each([
  [V2_0, "/", []],
  [V2_0, "/orders", []],
  [V3_0, "/orders/{id}", ["id"]],
  [V3_0, "/orders/{id}:cancel", ["id"]],
  [V2_0, "/orders/{id=*}/lines/{line=**}", ["id", "line"]],
  [V2_0, `/${"a".repeat(511)}`, []],
  [V3_0, "/{a}/{b}", ["a", "b"]],
])("version %s takes the path %s", (version, path, names) => {
  expect(() => withPath(version, path, names)).not.toThrow();
});

test.each([
  [V2_0, "/orders/", "'paths' must not end with '/', which the gateway refuses, got '/orders/'"],
  [V2_0, "/a//b", "'paths' must hold no empty segments, got '/a//b'"],
  [V3_0, "/a/:go", "'paths' must hold no empty segments, got '/a/:go'"],
  [
    V3_0,
    "/a:b/c",
    "'paths' must hold ':' before a verb at the end alone, like '/orders/{id}:cancel', got 'a:b'",
  ],
  [V2_0, `/${"a".repeat(512)}`, "'paths' must be at most 512 characters long, got 513"],
  [V3_0, "/a{id}", "'paths' must hold variables as whole segments, like '/orders/{id}', got 'a{id}'"],
  [V3_0, "/{a}{b}", "'paths' must hold variables as whole segments, like '/orders/{id}', got '{a}{b}'"],
  [V3_0, "/{{a}}", "'paths' must hold variables as whole segments, like '/orders/{id}', got '{{a}}'"],
  [V3_0, "/{a", "'paths' must hold variables as whole segments, like '/orders/{id}', got '{a'"],
  [V2_0, "/{}", "'paths' must hold variables as whole segments, like '/orders/{id}', got '{}'"],
  [V2_0, "/{a=x}", "'paths' must hold variables as whole segments, like '/orders/{id}', got '{a=x}'"],
  [
    V3_0,
    `/{${"a".repeat(101)}}`,
    `'paths' must hold variables as whole segments, like '/orders/{id}', got '{${"a".repeat(101)}}'`,
  ],
  [V3_0, "/{id}:go/x", "'paths' must hold variables as whole segments, like '/orders/{id}', got '{id}:go'"],
  [
    V3_0,
    "/{a=*}",
    "'paths' must hold no wildcards in OpenAPI 3.0, got '{a=*}'; give its parameter an 'x-google-parameter' with the pattern '**'",
  ],
  [V2_0, "/{a=**}/b", "'paths' must hold '**' in the last segment alone, got '{a=**}'"],
  [
    V2_0,
    `/${Array.from({ length: 61 }, (_, index) => `{v${index}}`).join("/")}`,
    "'paths' must hold at most 60 variables, got 61",
  ],
])("version %s refuses the path %s", (version, path, message) => {
  expect(() => withPath(version, path)).toThrow(new Error(`${message} [at ${path}]`));
});

test("extensions among the paths are not checked", () => {
  const paths = { "x-note/": {}, "/orders": { get: operation() } };
  expect(() => OpenApiDocument.fromObject(jsonOf(V3_0, { paths }))).not.toThrow();
});

describe("a variable of a path", () => {
  const id = { name: "id", in: "path", required: true, type: "string" };
  const make = (item: object, rest: object = {}) =>
    OpenApiDocument.fromObject(jsonOf(V2_0, { paths: { "/orders/{id}": item }, ...rest }));

  test.each([
    ["of the operation", { get: operation({ parameters: [id] }) }, {}],
    ["of the path", { parameters: [id], get: operation() }, {}],
    [
      "elsewhere in the document",
      { get: operation({ parameters: [{ $ref: "#/parameters/id" }] }) },
      { parameters: { id } },
    ],
  ])("may be declared in the parameters %s", (_where, item, rest) => {
    expect(() => make(item, rest)).not.toThrow();
  });

  test.each([
    ["nowhere", []],
    ["by another name", [{ ...id, name: "orderId" }]],
    ["in the query", [{ ...id, in: "query" }]],
  ])("must not be declared %s", (_how, parameters) => {
    expect(() => make({ get: operation({ parameters }) })).toThrow(
      new Error(
        "'parameters' must declare the path's variable 'id', got none of that name [at GET /orders/{id} (listOrders)]",
      ),
    );
  });
});

test("two paths of one method that differ only in the names of variables are refused", () => {
  const item = (name: string, method = "get") => ({
    [method]: operation({
      operationId: `${method}By${name}`,
      parameters: [{ name, in: "path", required: true, type: "string" }],
    }),
  });
  const make = (paths: object) => () => OpenApiDocument.fromObject(jsonOf(V2_0, { paths }));
  expect(make({ "/a/{id}": item("id"), "/a/{name}": item("name") })).toThrow(
    new Error(
      "'paths' must differ in more than the names of variables, got '/a/{name}' beside '/a/{id}' [at GET /a/{name} (getByname)]",
    ),
  );
  expect(make({ "/a/{id}": item("id"), "/a/{name}": item("name", "put") })).not.toThrow();
  expect(make({ "/a/{id}": item("id"), "/a/{name=**}": item("name") })).not.toThrow();
});
