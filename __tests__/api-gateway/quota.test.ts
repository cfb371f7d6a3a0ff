import { BackendAuthentication } from "../../lib/api-gateway/backend-options";
import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import { SecurityScheme } from "../../lib/api-gateway/security-scheme";
import { jsonOf, operation } from "./documents";

const { V2_0, V3_0 } = OpenApiVersion;

/** A document with two operations, and a backend for them. */
function shop(version = V2_0): OpenApiDocument {
  const paths = {
    "/orders": { get: operation() },
    "/prices": { get: operation({ operationId: "listPrices" }) },
  };
  const document = OpenApiDocument.fromObject(jsonOf(version, { paths }));
  for (const path of Object.keys(paths)) {
    document.addUrlBackend(path, "https://a.b", { authentication: BackendAuthentication.NONE });
  }
  return document;
}

const costs = (document: OpenApiDocument) => {
  const { paths } = document._rendered() as {
    paths: { [path: string]: { get: { "x-google-quota"?: unknown } } };
  };
  return Object.values(paths).map(({ get }) => get["x-google-quota"]);
};

const metric = (name: string) => ({ name, displayName: name, valueType: "INT64", metricKind: "DELTA" });
const limit = (name: string, calls: number) => ({
  name: `${name}-limit`,
  metric: name,
  unit: "1/min/{project}",
  values: { STANDARD: calls },
});

test("a quota counts all operations, or some of them at a higher cost", () => {
  const document = shop();
  document.addSecurity(SecurityScheme.apiKey());
  document.addQuota("calls", { callsPerMinute: 100 });
  document.addQuota("prices", { callsPerMinute: 10, at: ["listPrices"], cost: 2 });
  expect(document._rendered()["x-google-management"]).toEqual({
    metrics: [metric("calls"), metric("prices")],
    quota: { limits: [limit("calls", 100), limit("prices", 10)] },
  });
  expect(costs(document)).toEqual([{ metricCosts: { calls: 1 } }, { metricCosts: { calls: 1, prices: 2 } }]);
  expect(document._problems()).toEqual([]);
});

test("a quota is refused on an operation without an API key", () => {
  const document = shop();
  document.addSecurity(SecurityScheme.apiKey(), "/orders");
  document.addSecurity(SecurityScheme.googleIdToken("a"), "/prices");
  document.addQuota("calls", { callsPerMinute: 100 });
  expect(document._problems()).toEqual([
    "'x-google-quota' must stand where an API key is required, by whose project calls are counted, got an operation without; call addSecurity with SecurityScheme.apiKey() [at GET /prices (listPrices)]",
  ]);
});

test.each([
  [
    "in version 3",
    V3_0,
    "calls",
    { callsPerMinute: 1 },
    "'addQuota' must be used for OpenAPI 2.0, got 3.0; write 'x-google-quota' and 'x-google-api-management' into the document",
  ],
  [
    "by a name with underscores",
    V2_0,
    "a_b",
    { callsPerMinute: 1 },
    "'name' must be 1 to 58 letters, digits and '-' that begin with a letter, got 'a_b'",
  ],
  [
    "of no calls",
    V2_0,
    "calls",
    { callsPerMinute: 0 },
    "'callsPerMinute' must be a whole number above 0, got 0",
  ],
  [
    "of half calls",
    V2_0,
    "calls",
    { callsPerMinute: 1, cost: 0.5 },
    "'cost' must be a whole number above 0, got 0.5",
  ],
  [
    "of what is not there",
    V2_0,
    "calls",
    { callsPerMinute: 1, at: ["x"] },
    "'at' must be an operation id or a path of the document, got 'x'",
  ],
])("a quota is refused %s", (_what, version, name, options, message) => {
  expect(() => {
    shop(version).addQuota(name, options);
  }).toThrow(new Error(message));
});

test("a quota with the name of another one is refused", () => {
  const document = shop();
  document.addQuota("calls", { callsPerMinute: 1 });
  expect(() => {
    document.addQuota("calls", { callsPerMinute: 2 });
  }).toThrow(new Error("'name' must differ from those of other metrics, got 'calls'"));
});

test.each(["callsPerMinute", "cost"])("a number that JSON cannot hold exactly is refused as %s", (prop) => {
  expect(() => {
    shop().addQuota("calls", { callsPerMinute: 1, [prop]: 1e21 });
  }).toThrow(new Error(`'${prop}' must be at most 9007199254740991, got 1e+21`));
});
