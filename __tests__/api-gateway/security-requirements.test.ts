import { OpenApi } from "../../lib/api-gateway/openapi";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import {
  checkSecurity,
  guardedAt,
  isOpen,
  preflightProblems,
  requiresApiKey,
  usesApiKeys,
} from "../../lib/api-gateway/security-requirements";
import { jsonWith, openApi, operation } from "./documents";

const { V2_0, V3_0 } = OpenApiVersion;

const token = (issuer: string) => ({ type: "oauth2", "x-google-issuer": issuer });
const DEFINITIONS = {
  key: { type: "apiKey", name: "key", in: "query" },
  headerKey: { type: "apiKey", name: "x-api-key", in: "header" },
  google: token("google"),
  okta: token("okta"),
  basic: { type: "basic" },
  plain: { type: "oauth2" },
  wrongKey: { type: "apiKey", name: "x-key", in: "header" },
  wrongPlace: { type: "apiKey", name: "key", in: "header" },
};

/** A document of version 2 whose one operation requires something, and whose others inherit something. */
function requiring(own?: object[], inherited?: object[]): OpenApi {
  const definition = operation(own ? { security: own } : {});
  return new OpenApi(
    jsonWith(V2_0, definition, {
      securityDefinitions: DEFINITIONS,
      ...(inherited ? { security: inherited } : {}),
    }),
  );
}

test.each([
  [undefined, undefined, true],
  [[], undefined, true],
  [[], [{ key: [] }], true],
  [[{}], undefined, true],
  [[{}, { key: [] }], undefined, true],
  [undefined, [{ key: [] }], false],
  [[{ google: [] }], undefined, false],
  [[{ google: [] }, { okta: [] }], [], false],
])("security %j in a document with %j lets everyone in: %s", (own, inherited, open) => {
  const openapi = requiring(own, inherited);
  expect(isOpen(openapi, openapi.operations[0])).toBe(open);
});

test.each([
  [[{ key: [] }], true, true],
  [[{ headerKey: [], google: [] }], true, true],
  [[{}, { key: [] }], false, true],
  [[{ google: [] }], false, false],
  [[], false, false],
])("security %j requires an API key: %s, and uses one: %s", (own, required, used) => {
  const openapi = requiring(own);
  expect(requiresApiKey(openapi, openapi.operations[0])).toBe(required);
  expect(usesApiKeys(openapi)).toBe(used);
});

const AT = "[at GET /orders (listOrders)]";

test.each([
  [[{ key: [] }]],
  [[{ key: [], google: [] }]],
  [[{ google: [] }, { okta: [] }]],
  [[{}, { key: [] }]],
  [[]],
])("security %j is taken", (own) => {
  expect(() => {
    checkSecurity(requiring(own));
  }).not.toThrow();
});

test.each([
  [[{ gogle: [] }], "'security' must name a scheme of 'securityDefinitions', got 'gogle'"],
  [
    [{ basic: [] }],
    "'security' must name a scheme that the gateway checks, got 'basic', of type 'basic' without an issuer; give it 'x-google-issuer'",
  ],
  [
    [{ key: [], plain: [] }],
    "'security' must name a scheme that the gateway checks, got 'plain', of type 'oauth2' without an issuer; give it 'x-google-issuer'",
  ],
  [
    [{ wrongKey: [] }],
    "'security' must name a scheme that the gateway checks, got 'wrongKey', an API key called 'x-key' in 'header'; it knows 'x-api-key' in 'header' and 'key' in 'query'",
  ],
  [
    [{ wrongPlace: [] }],
    "'security' must name a scheme that the gateway checks, got 'wrongPlace', an API key called 'key' in 'header'; it knows 'x-api-key' in 'header' and 'key' in 'query'",
  ],
  [
    [{ google: [], okta: [] }],
    "'security' must not ask for two tokens at once, which the gateway refuses, got an alternative with several",
  ],
  [
    [{ key: [] }, { google: [] }],
    "'security' must not have alternatives where one is an API key, which the gateway then does not ask for, got 2",
  ],
  [
    [
      { key: [], google: [] },
      { key: [], okta: [] },
    ],
    "'security' must not have alternatives where one is an API key, which the gateway then does not ask for, got 2",
  ],
  [
    [{}, { google: [] }],
    "'security' must not make a token optional, which the gateway refuses, got an empty alternative",
  ],
])("security %j is refused", (own, message) => {
  expect(() => {
    checkSecurity(requiring(own));
  }).toThrow(new Error(`${message} ${AT}`));
  expect(() => {
    checkSecurity(requiring(undefined, own));
  }).toThrow(new Error(`${message} ${AT}`));
});

describe("in version 3", () => {
  const auth = (issuer: string) => ({ "x-google-auth": { issuer } });
  const check = (securitySchemes: object, security: object[] = []) => {
    checkSecurity(new OpenApi(jsonWith(V3_0, operation({ security }), { components: { securitySchemes } })));
  };

  test.each([
    [{ type: "oauth2", ...auth("a") }],
    [{ type: "openIdConnect", ...auth("a") }],
    [{ type: "http", scheme: "bearer", ...auth("a") }],
    [{ type: "apiKey", name: "x-api-key", in: "header" }],
  ])("the gateway checks %j", (scheme) => {
    expect(() => {
      check({ one: scheme }, [{ one: [] }]);
    }).not.toThrow();
  });

  test.each([
    [
      { type: "http", scheme: "basic" },
      "'security' must name a scheme that the gateway checks, got 'one', of type 'http' without an issuer; give it 'x-google-auth'",
    ],
    [
      { type: "apiKey", name: "key", in: "cookie" },
      "'security' must name a scheme that the gateway checks, got 'one', an API key called 'key' in 'cookie'; it knows 'x-api-key' in 'header' and 'key' in 'query'",
    ],
    [
      { $ref: "#/components/securitySchemes/two" },
      "'security' must name a scheme that the gateway checks, got 'one', of type undefined without an issuer; give it 'x-google-auth'",
    ],
  ])("the gateway does not check %j", (scheme, message) => {
    expect(() => {
      check({ one: scheme }, [{ one: [] }]);
    }).toThrow(new Error(`${message} ${AT}`));
  });

  test("an unknown scheme is refused", () => {
    expect(() => {
      check({}, [{ one: [] }]);
    }).toThrow(new Error(`'security' must name a scheme of 'components.securitySchemes', got 'one' ${AT}`));
  });

  test("two schemes with one issuer are refused", () => {
    expect(() => {
      check({ one: auth("a"), two: auth("b"), three: auth("a") });
    }).toThrow(
      new Error("'components.securitySchemes' must have another issuer each, got 'a' for 'one' and 'three'"),
    );
  });

  test("issuers that are tokens are not compared", () => {
    expect(() => {
      check({ one: auth("${var.a}"), two: auth("${var.a}") });
    }).not.toThrow();
  });
});

const CLOSED =
  "'security' must let everyone in for OPTIONS, because browsers ask it without credentials, got a requirement; call allowUnauthenticated with a reason, or leave the operation out and call addCorsPreflights [at OPTIONS /orders (preflight)]";

test.each([
  ["its own", [{ key: [] }], undefined, [CLOSED]],
  ["that of all operations", undefined, [{ key: [] }], [CLOSED]],
  ["none", [], [{ key: [] }], []],
])(
  "a preflight that requires %s has these problems, because browsers send no credentials",
  (_, own, all, problems) => {
    const preflight = operation({ operationId: "preflight", ...(own && { security: own }) });
    const rest = { securityDefinitions: DEFINITIONS, ...(all && { security: all }) };
    const document = openApi(V2_0, { "/orders": { options: preflight } }, rest);
    expect(preflightProblems(document)).toEqual(problems);
  },
);

test("a path stands for its operations but OPTIONS, and the id of OPTIONS for itself", () => {
  const paths = { "/orders": { get: operation(), options: operation({ operationId: "preflight" }) } };
  const document = openApi(V2_0, paths);
  expect(guardedAt(document, "/orders").map(({ method }) => method)).toEqual(["get"]);
  expect(guardedAt(document, "preflight").map(({ method }) => method)).toEqual(["options"]);
});
