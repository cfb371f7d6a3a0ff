import { HttpMethod, type IPrincipal, Role, ServiceAccount } from "cdktf-cloud-run-functions";
import {
  ApiGatewayApi,
  ApiGatewayApiConfig,
  type ApiGatewayApiConfigProps,
  type ApiGatewayApiProps,
  type ApiGatewayProps,
  OpenApiDocument,
  OpenApiVersion,
  type QuotaOptions,
  type UrlBackendOptions,
} from "cdktf-cloud-run-functions/api-gateway";
import fc from "fast-check";
import { Made, type Workshop } from "../made";
import { bad, type Choices, parts, type Subject } from "../subject";
import { name, numberToken, stringToken, textOrReference } from "../texts";
import * as common from "./common";
import { dependencies } from "./dependencies";
import * as gateway from "./gateway-parts";
import { grpcApiSubjects } from "./grpc-apis";
import { wildId } from "./ids";
import { openApiDocumentSubjects } from "./openapi-documents";
import { routesSubject } from "./routes";
import { securitySchemeSubjects } from "./security-schemes";

const { wildName, wildNumber, wildText } = common;

const GET = { method: HttpMethod.GET };
const ROUTES = [
  { ...GET, path: "/a", operationId: "a" },
  { ...GET, path: "/b/{id}", operationId: "b" },
];

/** A document with two operations that require only an API key. */
function documentIn(shop: Workshop, openApiVersion = OpenApiVersion.V3_0): OpenApiDocument {
  const security = [gateway.KEY.make(shop)];
  return OpenApiDocument.fromRoutes({
    title: "Orders",
    version: "1",
    openApiVersion,
    security,
    routes: ROUTES,
  });
}

const answered = fc.constantFrom(...Object.values(OpenApiVersion)).map(
  (version) =>
    new Made(`a document of ${version}`, (shop) => {
      const document = documentIn(shop, version);
      document.addDefaultBackend(gateway.FUNCTION.make(shop));
      return document;
    }),
);

const names = fc.oneof(name(2, 60), fc.constantFrom("a", "a".repeat(63)), stringToken);
const described = { dependsOn: dependencies, name: names, displayName: wildText, labels: common.labels };
const project = fc.oneof(common.projects, stringToken);
const BAD_NAMES = ["", "1a", "A", "a b", "a_b", "a-", "a".repeat(64), "é"];

const apiProps: Choices<ApiGatewayApiProps> = { ...described, project };

const apis = fc.constantFrom(
  new Made("a new API", (shop) => shop.once("new-api", (scope, id) => new ApiGatewayApi(scope, id))),
  new Made("an API that exists", (shop) =>
    shop.once("known-api", (scope, id) =>
      ApiGatewayApi.fromApiId(scope, id, "known", { managedService: "known.apigateway.a.cloud.goog" }),
    ),
  ),
);

const configProps: Choices<Omit<ApiGatewayApiConfigProps, "namePrefix" | "grpcApi">> = {
  ...described,
  api: apis,
  document: answered,
  serviceAccount: common.callingAccounts,
  enableManagedService: fc.boolean(),
};
const prefixes: Choices<Pick<ApiGatewayApiConfigProps, "namePrefix">> = {
  namePrefix: fc.oneof(name(2, 47), fc.constant("a"), stringToken),
};

const USED_DOCUMENT = new Made("a document", (shop) => {
  const document = documentIn(shop);
  document.addDefaultBackend(gateway.FUNCTION.make(shop));
  return document;
});

const props: Choices<Omit<ApiGatewayProps, "api" | "config" | "grpcApi">> = {
  ...described,
  document: answered,
  serviceAccount: common.callingAccounts,
  enableManagedService: fc.boolean(),
  location: fc.oneof(common.locations, stringToken),
  project,
};

const used: Choices<Pick<ApiGatewayProps, "api" | "config">> = {
  api: apis,
  config: fc.constantFrom(
    new Made("a config that exists", (shop) =>
      shop.once("existing-config", (scope, id) =>
        ApiGatewayApiConfig.fromApiConfigAttributes(scope, id, {
          api: ApiGatewayApi.fromApiId(scope, `${id}-api`, "orders"),
          configId: "existing",
          serviceAccount: ServiceAccount.fromServiceAccountEmail(
            scope,
            `${id}-account`,
            "gateways@example-project.iam.gserviceaccount.com",
          ),
        }),
      ),
    ),
    new Made("a config", (shop) =>
      shop.once("config", (scope, id) => {
        const api = new ApiGatewayApi(scope, `${id}-api`);
        return new ApiGatewayApiConfig(scope, id, { api, document: USED_DOCUMENT.make(shop) });
      }),
    ),
  ),
};

const wildUrl = fc.oneof(
  wildName,
  textOrReference.map((rest) => `https://${rest}`),
  textOrReference.map((rest) => `https://example.com/${rest}`),
);
const urls = fc.oneof(
  fc.constantFrom("https://example.com", "https://example.com:8443/a?b=c", "https://a.example.com/"),
  stringToken,
);
const ats = fc.constantFrom("a", "b", "/a", "/b/{id}");
const wildAt = fc.oneof(ats, wildName, fc.constantFrom("__proto__", "constructor", "/c", "GET /a"));
const versions = fc.constantFrom(...Object.values(OpenApiVersion));

const urlBackend: Choices<UrlBackendOptions> = {
  ...gateway.callOptions,
  authentication: gateway.authentications,
};

const counts = fc.oneof(fc.integer({ min: 1, max: 2 ** 31 - 1 }), numberToken);
const quota: Choices<QuotaOptions> = {
  callsPerMinute: counts,
  at: fc.array(ats, { maxLength: 3 }),
  cost: counts,
};
const BAD_COUNTS = [0, -1, 1.5, NaN, Infinity, 1e21];

export const apiGatewaySubjects: Subject[] = [
  {
    name: "ApiGateway",
    valid: fc.record(
      { id: name(2, 40), ...props, principal: common.principals },
      { requiredKeys: ["id", "document", "principal"] },
    ),
    wild: {
      id: wildId,
      ...props,
      name: wildName,
      labels: common.wildLabels,
      location: wildName,
      project: wildName,
    } satisfies Choices<Omit<ApiGatewayProps, "api" | "config" | "grpcApi"> & { id: string }>,
    faults: {
      ...common.badLabels,
      name: bad("name", ...BAD_NAMES),
      "name: from the id": bad("id", "Gateway", "1gateway").map((given) => ({ ...given, name: undefined })),
      document: bad("document", undefined),
      "document: besides config": used.config.map((config) => ({ config })),
      "project: besides api": used.api.map((api) => ({ api, project: "example-project" })),
      location: bad("location", "", "a b"),
      project: bad("project", "", "a b"),
    },
    define: (shop, given) => {
      const { document, principal, ...rest } = parts(given, shop);
      const made = gateway.serve(shop, document as OpenApiDocument, rest);
      made.grantViewer(principal as IPrincipal);
      made.grantOnConfig(Role.API_GATEWAY_ADMIN, principal as IPrincipal);
      common
        .plainFunction(shop, "caller")
        .addEnvironment("URL", `${made.uri} ${made.defaultHostname} ${made.managedService}`);
    },
  },
  {
    name: "ApiGateway of an API or a config",
    valid: fc
      .record({ id: name(2, 40), name: names, location: props.location, isOfConfig: fc.boolean(), ...used })
      .map(({ isOfConfig, api, config, ...rest }) =>
        isOfConfig ? { config, ...rest } : { api, document: USED_DOCUMENT, ...rest },
      ),
    wild: { id: wildId, name: wildName, location: wildName, labels: common.wildLabels },
    faults: { name: bad("name", ...BAD_NAMES), location: bad("location", "", "a b") },
    define: (shop, given) => {
      const { id, document, ...rest } = parts(given, shop);
      gateway.serve(shop, document as OpenApiDocument, { id: id as string, ...rest });
    },
  },
  {
    name: "ApiGatewayApi",
    valid: fc.record({ id: name(2, 40), ...apiProps }, { requiredKeys: ["id"] }),
    wild: { id: wildId, ...apiProps, name: wildName, labels: common.wildLabels, project: wildName },
    faults: { ...common.badLabels, name: bad("name", ...BAD_NAMES), project: bad("project", "", "a b") },
    define: (shop, given) => {
      const { id, ...rest } = parts(given, shop);
      gateway.provideBeta(shop);
      const api = new ApiGatewayApi(shop.stack, id as string, rest);
      common.plainFunction(shop, "caller").addEnvironment("API", `${api.apiId} ${api.managedService}`);
    },
  },
  {
    name: "ApiGatewayApiConfig",
    valid: fc
      .tuple(
        fc.record({ id: name(2, 40), ...configProps }, { requiredKeys: ["id", "api", "document"] }),
        fc.option(prefixes.namePrefix, { nil: undefined }),
      )
      .map(([given, namePrefix]) => ("name" in given ? given : { ...given, namePrefix })),
    wild: { id: wildId, ...configProps, name: wildName, labels: common.wildLabels },
    faults: {
      ...common.badLabels,
      name: bad("name", ...BAD_NAMES),
      namePrefix: bad("namePrefix", "", "1a", "A", "a b", "a".repeat(48)).map((given) => ({
        ...given,
        name: undefined,
      })),
      "namePrefix: besides name": bad("namePrefix", "a").map((given) => ({ ...given, name: "b" })),
    },
    define: (shop, given) => {
      const { id, ...rest } = parts(given, shop);
      gateway.provideBeta(shop);
      new ApiGatewayApiConfig(shop.stack, id as string, rest as unknown as ApiGatewayApiConfigProps);
    },
  },
  {
    name: "OpenApiDocument.addBackend",
    valid: fc
      .tuple(gateway.backends, ats, versions)
      .map(([{ backend, backendOptions }, at, version]) => ({ ...backendOptions, backend, at, version })),
    wild: { ...gateway.wildBackendOptions, at: wildAt, backend: gateway.reachable },
    faults: {
      at: bad("at", "", "c", "/c", "/b", "constructor", "__proto__"),
      path: bad("path", "", "a", "/a b", "https://x"),
      deadlineSeconds: bad("deadlineSeconds", 0, -1, NaN, Infinity),
    },
    define: (shop, given) => {
      const { at, backend, version, ...options } = parts(given, shop);
      const document = documentIn(shop, version as OpenApiVersion);
      document.addBackend(at as string, backend as never, options);
      document.addDefaultBackend(gateway.FUNCTION.make(shop));
      gateway.serve(shop, document);
    },
  },
  {
    name: "OpenApiDocument.addUrlBackend",
    valid: fc.record(
      { at: ats, url: urls, version: versions, ...urlBackend },
      { requiredKeys: ["at", "url", "authentication", "version"] },
    ),
    wild: {
      ...urlBackend,
      ...gateway.wildCallOptions,
      at: wildAt,
      url: wildUrl,
      authentication: wildName.map(gateway.idToken),
    },
    faults: {
      at: bad("at", "", "c", "/c"),
      url: bad(
        "url",
        "",
        "example.com",
        "http://example.com",
        "https://",
        "https:///a",
        "https://a b",
        "https://?",
      ),
      // It may be called without a token.
      "url: an API of Google's": fc
        .constantFrom("https://run.googleapis.com", "https://RUN.googleapis.com:443/a")
        .map((url) => ({ url, authentication: gateway.idToken("https://example.com") })),
      authentication: bad("authentication", undefined, null, "https://example.com"),
      audience: fc.constantFrom("", " ").map((audience) => ({ authentication: gateway.idToken(audience) })),
      deadlineSeconds: bad("deadlineSeconds", 0, -1, NaN, Infinity),
    },
    define: (shop, given) => {
      const { at, url, version, ...options } = parts(given, shop);
      const document = documentIn(shop, version as OpenApiVersion);
      gateway.serve(shop, document);
      // Backends may be added after the gateway.
      document.addDefaultBackend(gateway.FUNCTION.make(shop));
      document.addUrlBackend(at as string, url as string, options as never);
    },
  },
  {
    name: "OpenApiDocument.addQuota",
    valid: fc.record({ name: name(2, 50), ...quota }, { requiredKeys: ["name", "callsPerMinute"] }),
    wild: {
      name: wildName,
      callsPerMinute: wildNumber,
      at: fc.array(wildAt, { maxLength: 3 }),
      cost: wildNumber,
    },
    faults: {
      name: bad("name", "", "1a", "a b", "a_b", "a".repeat(59), "é"),
      callsPerMinute: bad("callsPerMinute", ...BAD_COUNTS),
      cost: bad("cost", ...BAD_COUNTS),
      at: bad("at", ["c"], ["a", ""]),
    },
    define: (shop, given) => {
      const { name: quotaName, ...options } = parts(given, shop);
      const document = documentIn(shop, OpenApiVersion.V2_0);
      document.addDefaultBackend(gateway.FUNCTION.make(shop));
      document.addQuota(quotaName as string, options as never);
      gateway.serve(shop, document);
    },
  },
  {
    name: "OpenApiDocument.allowUnauthenticated",
    valid: fc.record({
      reason: common.reasons,
      at: fc.subarray(["a", "/b/{id}"], { minLength: 1 }),
      preflights: fc.subarray(["/a", "/b/{id}"]),
      version: versions,
    }),
    wild: {
      reason: wildText,
      at: fc.array(wildAt, { maxLength: 3 }),
      preflights: fc.array(wildAt, { maxLength: 3 }),
    },
    faults: {
      reason: bad("reason", "", " ", "\n\t", "…", "${var.why}"),
      at: bad("at", [], ["c"], [""]),
      "at: of preflights": bad("preflights", ["a"], ["/c"], [""]),
    },
    define: (shop, given) => {
      const { reason, at, preflights, version } = parts(given, shop);
      const document = documentIn(shop, version as OpenApiVersion);
      document.addDefaultBackend(gateway.FUNCTION.make(shop));
      document.allowUnauthenticated(reason as string, ...(at as string[]));
      document.addCorsPreflights(...(preflights as string[]));
      gateway.serve(shop, document);
    },
  },
  routesSubject,
  ...grpcApiSubjects,
  ...openApiDocumentSubjects,
  ...securitySchemeSubjects,
];
