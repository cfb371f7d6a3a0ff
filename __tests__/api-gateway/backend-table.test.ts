import {
  BackendAuthentication,
  type BackendOptions,
  BackendProtocol,
  PathTranslation,
} from "../../lib/api-gateway/backend-options";
import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import type { IInvocable } from "../../lib/invocation/invocable";
import { newStack } from "../support/stack";
import { jsonOf, operation, VERSIONS } from "./documents";

const { V2_0, V3_0 } = OpenApiVersion;
const stack = newStack();

/** A function that exists, with its name in its URL. */
function existing(name: string): IInvocable {
  return CloudRunFunction.fromFunctionAttributes(stack, name, {
    ...{ functionName: name, serviceName: name, uri: `https://${name}.a.run.app` },
  });
}

const [a, b, c] = ["a", "b", "c"].map(existing);

/** A document with three operations on two paths. */
function shop(version: OpenApiVersion, rest: { [key: string]: unknown } = {}): OpenApiDocument {
  const paths = {
    "/orders": { get: operation(), post: operation({ operationId: "createOrder" }) },
    "/prices": { get: operation({ operationId: "listPrices" }) },
  };
  return OpenApiDocument.fromObject(jsonOf(version, { paths, ...rest }));
}

interface Rendered {
  readonly paths: { [path: string]: { [method: string]: { "x-google-backend"?: unknown } } };
  readonly "x-google-api-management"?: unknown;
}

/** The backends of all operations, in the order of the document. */
function backendsIn(document: OpenApiDocument): unknown[] {
  const { paths } = document._rendered() as unknown as Rendered;
  return Object.values(paths).flatMap((item) =>
    Object.values(item).map(({ "x-google-backend": backend }) => backend),
  );
}

const inV2 = (name: string, rest: object = {}) => ({
  address: `https://${name}.a.run.app`,
  jwt_audience: `https://${name}.a.run.app`,
  path_translation: "APPEND_PATH_TO_ADDRESS",
  deadline: 15,
  protocol: "http/1.1",
  ...rest,
});

test("version 2 has the whole backend in each operation", () => {
  const document = shop(V2_0);
  document.addBackend("/orders", a);
  document.addBackend("listPrices", b);
  expect(backendsIn(document)).toEqual([inV2("a"), inV2("a"), inV2("b")]);
  expect(document._rendered()["x-google-api-management"]).toBeUndefined();
});

test.each(VERSIONS.filter((version) => version !== V2_0))(
  "version %s has the backends in a list, and their names in the operations",
  (version) => {
    const document = shop(version);
    document.addBackend("/orders", a);
    document.addBackend("listPrices", b);
    expect(backendsIn(document)).toEqual(["a", "a", "b"]);
    const inV3 = (name: string) => ({
      address: `https://${name}.a.run.app`,
      jwtAudience: `https://${name}.a.run.app`,
      pathTranslation: "APPEND_PATH_TO_ADDRESS",
      deadline: 15,
      protocol: "http/1.1",
    });
    expect(document._rendered()["x-google-api-management"]).toEqual({
      backends: { a: inV3("a"), b: inV3("b") },
    });
  },
);

const OPTIONS: BackendOptions = {
  path: "/v2",
  pathTranslation: PathTranslation.CONSTANT_ADDRESS,
  deadlineSeconds: 60.5,
  protocol: BackendProtocol.HTTP_2,
};

test("a backend has the given options", () => {
  const document = shop(V2_0);
  document.addBackend("listPrices", a, OPTIONS);
  document.addUrlBackend("/orders", "https://example.com/x", { authentication: BackendAuthentication.NONE });
  const url = { address: "https://example.com/x", disable_auth: true };
  const { jwt_audience: _, ...plain } = inV2("a", url);
  expect(backendsIn(document)).toEqual([
    plain,
    plain,
    inV2("a", {
      address: "https://a.a.run.app/v2",
      path_translation: "CONSTANT_ADDRESS",
      deadline: 60.5,
      protocol: "h2",
    }),
  ]);
});

test("a backend of version 3 has the given options, beside the backends of the document", () => {
  const own = { address: "https://own.example.com", disableAuth: true };
  const document = shop(V3_0, { "x-google-api-management": { backends: { own }, apiName: "shop" } });
  document.addBackend("listPrices", a, OPTIONS);
  document.addUrlBackend("/orders", "https://example.com/x", { authentication: BackendAuthentication.NONE });
  expect(document._rendered()["x-google-api-management"]).toEqual({
    apiName: "shop",
    backends: {
      own,
      "a-fd5366": {
        address: "https://a.a.run.app/v2",
        jwtAudience: "https://a.a.run.app",
        pathTranslation: "CONSTANT_ADDRESS",
        deadline: 60.5,
        protocol: "h2",
      },
      "example-com-fa5172": {
        address: "https://example.com/x",
        disableAuth: true,
        pathTranslation: "APPEND_PATH_TO_ADDRESS",
        deadline: 15,
        protocol: "http/1.1",
      },
    },
  });
});

test("an operation wins over its path, and a path over the default, in any order", () => {
  const document = shop(V2_0);
  document.addDefaultBackend(c);
  document.addBackend("createOrder", b);
  document.addBackend("/orders", a);
  expect(backendsIn(document)).toEqual([inV2("a"), inV2("b"), inV2("c")]);
});

test("an added backend wins over that of the operation in the document, but the default one does not", () => {
  const own = { address: "https://own.example.com" };
  const paths = {
    "/orders": { get: operation({ "x-google-backend": own }) },
    "/prices": { get: operation({ operationId: "listPrices", "x-google-backend": own }) },
    "/chat": { post: operation({ operationId: "chat", "x-google-model-router": "router" }) },
    "/rest": { get: operation({ operationId: "rest" }) },
  };
  const document = OpenApiDocument.fromObject(jsonOf(V2_0, { paths }));
  document.addDefaultBackend(c);
  document.addBackend("listOrders", a);
  expect(backendsIn(document)).toEqual([inV2("a"), own, undefined, inV2("c")]);
});

test("the default backend wins over the root of the document", () => {
  const document = shop(V2_0, { "x-google-backend": { address: "https://own.example.com" } });
  document.addDefaultBackend(c);
  expect(backendsIn(document)).toEqual([inV2("c"), inV2("c"), inV2("c")]);
});

describe("a second backend", () => {
  const MESSAGES: [string, (document: OpenApiDocument) => void, string][] = [
    [
      "of an operation",
      (document) => {
        document.addBackend("listPrices", b);
      },
      "'listPrices'",
    ],
    [
      "of a path",
      (document) => {
        document.addBackend("/orders", b);
      },
      "'/orders'",
    ],
    [
      "for everything else",
      (document) => {
        document.addDefaultBackend(b);
      },
      "the default",
    ],
    [
      "of an operation, by a URL",
      (document) => {
        document.addUrlBackend("listPrices", "https://a.b", { authentication: BackendAuthentication.NONE });
      },
      "'listPrices'",
    ],
  ];

  test.each(MESSAGES)("%s is refused", (_what, add, name) => {
    const document = shop(V2_0);
    document.addBackend("listPrices", a);
    document.addBackend("/orders", a);
    document.addDefaultBackend(a);
    expect(() => {
      add(document);
    }).toThrow(new Error(`'at' must have one backend, got a second one for ${name}`));
  });
});

test("a backend name that the document has is refused", () => {
  const document = shop(V3_0, { "x-google-api-management": { backends: { a: { address: "https://x.y" } } } });
  expect(() => {
    document.addBackend("listPrices", a);
  }).toThrow(
    new Error("'x-google-api-management.backends' must leave 'a' to addBackend, got one of that name"),
  );
});

test("a backend of an unknown operation is refused", () => {
  expect(() => {
    shop(V2_0).addBackend("/order", a);
  }).toThrow(new Error("'at' must be an operation id or a path of the document, got '/order'"));
});

test("a path that Cloud Run reserves is refused, unless the backend has another path", () => {
  const paths = { "/healthz": { get: operation() } };
  const render = (options: BackendOptions) => {
    const document = OpenApiDocument.fromObject(jsonOf(V3_0, { paths }));
    document.addDefaultBackend(a, options);
    return () => document._rendered();
  };
  expect(render({})).toThrow(
    "'path' must not be one that Cloud Run reserves and answers with 404, got '/healthz'",
  );
  expect(render({ path: "/api" })).not.toThrow();
  expect(render({ pathTranslation: PathTranslation.CONSTANT_ADDRESS })).not.toThrow();
});
