import type { HttpMethod } from "../callers/http-request";
import { got, invalid } from "../core/errors";
import type { IInvocable } from "../invocation/invocable";
import type { BackendOptions } from "./backend-options";
import { type JsonObject, madeIn } from "./json";
import { checkKnown } from "./known-names";
import { OpenApiVersion } from "./openapi-version";
import type { SecurityScheme } from "./security-scheme";

/** A method of a path, and who answers it. */
export interface Route {
  readonly method: HttpMethod;

  /** Like `/orders/{id}`, where a variable is a whole segment. */
  readonly path: string;

  /** The name of the operation: another one for each route. */
  readonly operationId: string;

  /** @default - one that is added to the document later, with `addBackend` */
  readonly backend?: IInvocable;

  /** @default - see there */
  readonly backendOptions?: BackendOptions;

  /**
   * How callers prove who they are: by an API key and one token, or by one of several tokens.
   *
   * @default - as the document says
   */
  readonly security?: SecurityScheme[];

  /**
   * Why anyone may call it, without any proof.
   *
   * @default - not anyone may
   */
  readonly unauthenticatedReason?: string;

  /** @default - the operation id */
  readonly summary?: string;
}

/** A document that is made of routes. */
export interface RoutesProps {
  /** The API's title. Google shows it where API keys are restricted. */
  readonly title: string;

  /** The version of the API. */
  readonly version: string;

  readonly routes: Route[];

  /**
   * How callers prove who they are, where a route does not say so itself.
   *
   * @default - each route says so
   */
  readonly security?: SecurityScheme[];

  /** @default OpenApiVersion.V3_0 */
  readonly openApiVersion?: OpenApiVersion;
}

const FULL_VERSIONS: { [version in OpenApiVersion]: JsonObject } = {
  [OpenApiVersion.V2_0]: { swagger: "2.0" },
  [OpenApiVersion.V3_0]: { openapi: "3.0.3" },
  [OpenApiVersion.V3_1]: { openapi: "3.1.0" },
};

/** The document of some routes, without their backends and security. */
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
