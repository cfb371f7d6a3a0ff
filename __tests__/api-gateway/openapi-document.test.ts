import { BackendAuthentication } from "../../lib/api-gateway/backend-options";
import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import { SecurityScheme } from "../../lib/api-gateway/security-scheme";
import { documentWith, jsonOf, jsonWith, operation } from "./documents";

const { V2_0, V3_0 } = OpenApiVersion;
const { NONE } = BackendAuthentication;
const key = SecurityScheme.apiKey();
const google = SecurityScheme.googleIdToken("a");
const firebase = SecurityScheme.firebase("example-project");
const auth0 = SecurityScheme.auth0("example.eu.auth0.com");

/** A document with two operations of one path, and one of another. */
function shop(version = V2_0, rest: { [key: string]: unknown } = {}): OpenApiDocument {
  const paths = {
    "/orders": { get: operation(), post: operation({ operationId: "createOrder" }) },
    "/prices": { get: operation({ operationId: "listPrices" }) },
  };
  return OpenApiDocument.fromObject(jsonOf(version, { paths, ...rest }));
}

/** What the document and its operations say about something. */
function said(document: OpenApiDocument, field: string): unknown {
  const { paths, ...root } = document._rendered() as {
    paths: { [path: string]: { [method: string]: { [field: string]: unknown } } };
    [field: string]: unknown;
  };
  return [
    root[field],
    ...Object.values(paths).flatMap((item) => Object.values(item).map((definition) => definition[field])),
  ];
}

describe("security", () => {
  test("may be required on the whole document", () => {
    const document = shop();
    document.addSecurity(key);
    expect(said(document, "security")).toEqual([[{ api_key: [] }], undefined, undefined, undefined]);
    expect(document._rendered().securityDefinitions).toEqual({
      api_key: { type: "apiKey", name: "x-api-key", in: "header" },
    });
  });

  test("may be required on operations and paths", () => {
    const document = shop(V3_0);
    document.addSecurity(key, "listPrices");
    document.addSecurity(google, "/orders");
    const [keys, tokens] = [[{ api_key: [] }], [{ google_id_token: [] }]];
    expect(said(document, "security")).toEqual([undefined, tokens, tokens, keys]);
    expect(document._rendered().components).toEqual({
      securitySchemes: { api_key: key._definition(V3_0), google_id_token: google._definition(V3_0) },
    });
  });

  test.each([
    [[key, google], [{ api_key: [], google_id_token: [] }]],
    [[google, key], [{ google_id_token: [], api_key: [] }]],
    [
      [google, firebase, auth0],
      [{ google_id_token: [] }, { firebase: [] }, { auth0: [] }],
    ],
    [[google, google], [{ google_id_token: [] }]],
  ])("of several schemes adds up: %#", (schemes, expected) => {
    const document = shop();
    for (const scheme of schemes) document.addSecurity(scheme, "listPrices");
    expect(said(document, "security")).toEqual([undefined, undefined, undefined, expected]);
  });

  test("is added to that of the document", () => {
    const document = shop(V2_0, {
      securityDefinitions: { own: { type: "apiKey", name: "key", in: "query" } },
      security: [{ own: [] }],
    });
    document.addSecurity(google);
    expect(said(document, "security")).toEqual([
      [{ own: [], google_id_token: [] }],
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("replaces optional security", () => {
    const document = shop(V2_0, { security: [{}] });
    document.addSecurity(key);
    expect(said(document, "security")).toEqual([[{ api_key: [] }], undefined, undefined, undefined]);
  });

  test("may use a scheme that the document defines in the same way", () => {
    const document = shop(V2_0, { securityDefinitions: { api_key: key._definition(V2_0) } });
    expect(() => {
      document.addSecurity(key);
    }).not.toThrow();
  });

  test.each([
    [
      "another definition of the name",
      shop(V2_0, { securityDefinitions: { api_key: { type: "basic" } } }),
      [key],
      "'securityDefinitions' must define 'api_key' once, got another definition of it",
    ],
    [
      "a key beside two tokens",
      shop(),
      [google, firebase, key],
      "'security' must not have alternatives where one is an API key, which the gateway then does not ask for, got 2 [at GET /orders (listOrders)]",
    ],
    [
      "one issuer twice",
      shop(V3_0),
      [google, SecurityScheme.jwt("two", { issuer: "https://accounts.google.com", jwksUri: "https://x" })],
      "'components.securitySchemes' must have another issuer each, got 'https://accounts.google.com' for 'google_id_token' and 'two'",
    ],
  ])("is refused with %s", (_what, document, schemes, message) => {
    expect(() => {
      for (const scheme of schemes) document.addSecurity(scheme);
    }).toThrow(new Error(message));
  });

  test("is refused for an unknown operation", () => {
    expect(() => {
      shop().addSecurity(key, "listOrder");
    }).toThrow(new Error("'at' must be an operation id or a path of the document, got 'listOrder'"));
  });
});

const OPEN =
  "'security' must say how callers prove who they are, got nothing; call addSecurity, or allowUnauthenticated with a reason";

/** The document with a backend for everything. */
function answered(document: OpenApiDocument): OpenApiDocument {
  document.addUrlBackend("/orders", "https://example.com", { authentication: NONE });
  document.addUrlBackend("/prices", "https://example.com", { authentication: NONE });
  return document;
}

describe("an operation that anyone may call", () => {
  test("needs a reason", () => {
    const document = answered(shop());
    document.addSecurity(google, "createOrder");
    expect(document._problems()).toEqual([
      `${OPEN} [at GET /orders (listOrders)]`,
      `${OPEN} [at GET /prices (listPrices)]`,
    ]);
  });

  test("needs a reason even if the document has empty or optional security", () => {
    const document = documentWith(
      V2_0,
      operation({ security: [], "x-google-backend": { address: "https://a.b" } }),
    );
    expect(document._problems()).toEqual([`${OPEN} [at GET /orders (listOrders)]`]);
    const optional = jsonWith(V2_0, operation({ security: [{}, { k: [] }] }), {
      securityDefinitions: { k: { type: "apiKey", name: "key", in: "query" } },
      "x-google-backend": { address: "https://a.b" },
    });
    expect(OpenApiDocument.fromObject(optional)._problems()).toEqual([
      `${OPEN} [at GET /orders (listOrders)]`,
    ]);
  });

  test("keeps its reason, and overrides the security of the whole document", () => {
    const document = answered(shop());
    document.addSecurity(google);
    document.allowUnauthenticated("The prices hang in the window", "/prices");
    expect(document._problems()).toEqual([]);
    expect(said(document, "security")).toEqual([[{ google_id_token: [] }], undefined, undefined, []]);
    expect(document._openReasons()).toEqual({ "GET /prices (listPrices)": "The prices hang in the window" });
  });

  test("loses its reason when security is added", () => {
    const document = shop();
    document.allowUnauthenticated("For now", "listPrices");
    document.addSecurity(google, "listPrices");
    expect(document._openReasons()).toEqual({});
  });

  test.each([
    ["without a reason", " ", ["/orders"], "'reason' must say why anyone may call, got ' '"],
    ["of nothing", "x", [], "'at' must hold at least one operation or path, got none"],
    [
      "of what is not there",
      "x",
      ["/order"],
      "'at' must be an operation id or a path of the document, got '/order'",
    ],
    [
      "of what has security of its own",
      "x",
      ["/prices"],
      "'at' must name operations without security, got one with its own [at GET /prices (listPrices)]",
    ],
  ])("is refused %s", (_what, reason, at, message) => {
    const document = shop();
    document.addSecurity(key, "listPrices");
    expect(() => {
      document.allowUnauthenticated(reason, ...at);
    }).toThrow(new Error(message));
  });

  test("is given to none of several operations where one has security of its own", () => {
    const document = shop();
    document.addSecurity(key, "listPrices");
    const before = document._rendered();
    expect(() => {
      document.allowUnauthenticated("x", "/orders", "/prices");
    }).toThrow("'at' must name operations without security");
    expect(document._rendered()).toEqual(before);
    expect(document._openReasons()).toEqual({});
  });
});

test("a document does not change the object that it is made from", () => {
  const json = jsonWith(V2_0, operation());
  const before = structuredClone(json);
  const document = OpenApiDocument.fromObject(json);
  document.addSecurity(key, "listOrders");
  document.addCorsPreflights();
  document.addUrlBackend("/orders", "https://example.com", { authentication: NONE });
  document._rendered();
  expect(json).toEqual(before);
});

test("a document has the version of its text", () => {
  expect(shop(V3_0).openApiVersion).toBe(V3_0);
});

test("errors of a document from a file name the file", () => {
  const document = OpenApiDocument.fromFile("examples/openapi/pet-store.v2.yaml");
  expect(() => {
    document.addSecurity(key, "x");
  }).toThrow(
    new Error(
      "'at' must be an operation id or a path of the document, got 'x' [at examples/openapi/pet-store.v2.yaml]",
    ),
  );
});

test("model routing is refused in version 2", () => {
  expect(() => OpenApiDocument.fromObject(jsonOf(V3_0, {}), { modelRoutingPreview: true })).not.toThrow();
  expect(() => OpenApiDocument.fromObject(jsonOf(V2_0, {}), { modelRoutingPreview: true })).toThrow(
    new Error("'modelRoutingPreview' must be given for OpenAPI 3 alone, got OpenAPI 2.0"),
  );
});

test("a scheme may have a name that every JavaScript object has", () => {
  const document = shop();
  document.addSecurity(firebase);
  document.addSecurity(SecurityScheme.jwt("constructor", { issuer: "x", jwksUri: "https://x" }));
  expect(document._rendered().security).toEqual([
    { firebase: [] },
    Object.fromEntries([["constructor", []]]),
  ]);
});
