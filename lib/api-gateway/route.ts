import type { HttpMethod } from "../callers/http-request";
import { got, invalid } from "../core/errors";
import type { IInvocable } from "../invocation/invocable";
import type { BackendOptions } from "./backend-options";
import { type JsonObject, madeIn } from "./json";
import { checkKnown } from "./known-names";
import { OpenApiVersion } from "./openapi-version";
import type { SecurityScheme } from "./security-scheme";

/** An operation of a document, with its backend and its security. */
export interface Route {
  /** The HTTP method of the operation. */
  readonly method: HttpMethod;

  /** The path, like `/orders/{id}`. A variable must be a whole segment. */
  readonly path: string;

  /** The name of the operation, which must be unique in the document. */
  readonly operationId: string;

  /**
   * The function, service or app that answers the operation.
   *
   * @default - none: add it later with `addBackend`
   */
  readonly backend?: IInvocable;

  /**
   * How the gateway calls the backend.
   *
   * @default - the defaults of `BackendOptions`
   */
  readonly backendOptions?: BackendOptions;

  /**
   * How callers prove who they are. Of several tokens they need one, and an API key in addition to it.
   *
   * @default - the security of the document
   */
  readonly security?: SecurityScheme[];

  /**
   * The reason why anyone may call the operation without a proof. Must not be given beside `security`.
   *
   * @default - callers need a proof
   */
  readonly unauthenticatedReason?: string;

  /**
   * What the operation does, in one line.
   *
   * @default - the operation id
   */
  readonly summary?: string;
}

/** The properties of a document from routes. */
export interface RoutesProps {
  /** The title of the API. The console shows it where users restrict API keys. */
  readonly title: string;

  /** The version of the API. */
  readonly version: string;

  /** The operations of the API: at least one. */
  readonly routes: Route[];

  /**
   * How callers of routes without `security` prove who they are.
   *
   * @default - none: each route needs `security` or `unauthenticatedReason`
   */
  readonly security?: SecurityScheme[];

  /**
   * The version of OpenAPI that the document follows.
   *
   * @default OpenApiVersion.V3_0
   */
  readonly openApiVersion?: OpenApiVersion;
}

const FULL_VERSIONS: { [version in OpenApiVersion]: JsonObject } = {
  [OpenApiVersion.V2_0]: { swagger: "2.0" },
  [OpenApiVersion.V3_0]: { openapi: "3.0.3" },
  [OpenApiVersion.V3_1]: { openapi: "3.1.0" },
};

/** The document from routes, without their backends and security. Throws for an invalid route. */
export function documentOf(props: RoutesProps): JsonObject {
  const { title, version, routes, openApiVersion = OpenApiVersion.V3_0 } = props;
  if (routes.length === 0) throw invalid("'routes' must hold at least one, got none");
  const isV2 = openApiVersion === OpenApiVersion.V2_0;
  const document: JsonObject = {
    ...FULL_VERSIONS[openApiVersion],
    info: { title, version },
    ...(isV2 ? { schemes: ["https"] } : {}),
    paths: {},
  };
  for (const route of routes) addRoute(document, route, isV2);
  return document;
}

function addRoute(document: JsonObject, route: Route, isV2: boolean): void {
  const { method, path, operationId, summary = operationId } = route;
  checkKnown("operationId", operationId);
  checkKnown("path", path);
  if (!path.startsWith("/"))
    throw invalid(`'path' must begin with '/', got ${got(path)} for ${got(operationId)}`);
  if (route.unauthenticatedReason !== undefined && route.security !== undefined) {
    throw invalid(
      `'unauthenticatedReason' must not be given beside 'security', got both for ${got(operationId)}`,
    );
  }
  const item = madeIn(document, "paths", path);
  const key = method.toLowerCase();
  if (item[key] !== undefined) {
    throw invalid(`'routes' must hold a method of a path once, got ${method} ${path} twice`);
  }
  const parameters = [...path.matchAll(/\{([^{}=]+)(=[^{}]*)?\}/g)].map(([, name]) => ({
    ...{ name, in: "path", required: true },
    ...(isV2 ? { type: "string" } : { schema: { type: "string" } }),
  }));
  item[key] = {
    operationId,
    summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: { default: { description: "The backend's answer" } },
  };
}
