import { matches, type Rule } from "../schema/rule";
import { isKnown, isValues, UNKNOWN, type Value, type Values } from "../schema/value";
import { labels } from "./rule-kinds";

// https://cloud.google.com/api-gateway/docs/reference/rest/v1/projects.locations.apis
const GATEWAY_NAME = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** The rules of API Gateway, except those for its document. */
export const gatewayRules: { readonly [type: string]: readonly Rule[] } = {
  google_api_gateway_api: [matches("api_id", GATEWAY_NAME), labels],
  google_api_gateway_gateway: [
    matches("gateway_id", GATEWAY_NAME),
    matches("region", /^[a-zA-Z0-9-]+$/),
    labels,
  ],
};

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const VERSION = /^3\.[01]\.\d+(-.+)?$/;

/** An operation of a document that terraform has rendered. */
interface Operation {
  readonly path: string;
  readonly at: string;
  readonly definition: Values;
}

/**
 * The problems that API Gateway would have with a document, as far as terraform knows it already. Empty if the value is no
 * document.
 *
 * It is based on Google's pages and does not use the checks of the library, so that it can find faults in them.
 */
export function openApiProblems(document: Value): string[] {
  if (!isValues(document) || !("swagger" in document || "openapi" in document)) return [];
  const paths = Object.entries(values(document.paths)).filter(([path]) => !path.startsWith("x-"));
  const operations = paths.flatMap(([path, item]) =>
    Object.entries(values(item))
      .filter(([method]) => METHODS.includes(method))
      .map(([method, definition]): Operation => {
        return { path, at: `${method} ${path}`, definition: values(definition) };
      }),
  );
  return [
    ...headProblems(document),
    ...paths.flatMap(([path]) => pathProblems(path)),
    ...sameNames(operations),
    ...operations.flatMap((operation) =>
      [
        ...operationProblems(document, operation),
        ...backendProblems(document, operation),
        ...securityProblems(document, operation),
        ...quotaProblems(operation),
      ].map((problem) => `${operation.at}: ${problem}`),
    ),
  ];
}

function values(value: Value | undefined): Values {
  return isValues(value) ? value : {};
}

function list(value: Value | undefined): Value[] {
  return Array.isArray(value) ? value : [];
}

function isGiven(value: Value | undefined): boolean {
  return value !== undefined;
}

/** Whether a known value is not a text of this format. */
function differs(value: Value | undefined, pattern: RegExp): boolean {
  return value !== UNKNOWN && !(typeof value === "string" && pattern.test(value));
}

function headProblems({ swagger, openapi, info }: Values): string[] {
  const { title, version } = values(info);
  return [
    ...(swagger === "2.0" || !differs(openapi, VERSION) ? [] : ["it has no version of OpenAPI"]),
    ...(differs(title, /^/) || differs(version, /^/) ? ["info must have a title and a version"] : []),
  ];
}

/** In path templates, no segment may be empty. */
function pathProblems(path: string): string[] {
  const segments = path.split("/").slice(1);
  const isRoot = path === "/";
  return [
    ...(path.startsWith("/") ? [] : [`${path} does not begin with /`]),
    ...(!isRoot && segments.some((segment) => segment === "") ? [`${path} has an empty segment`] : []),
    ...(path.length > 512 ? [`${path} is too long`] : []),
  ];
}

/** Operations that get the same name. Google ignores all other characters, and the case of the first letter. */
function sameNames(operations: Operation[]): string[] {
  const names = operations
    .map(({ definition }) => definition.operationId)
    .filter((id) => typeof id === "string")
    .map((id) => id.replace(/\W/g, "").replace(/^./, (first) => first.toUpperCase()));
  return new Set(names).size === names.length ? [] : [`two operations have one name: ${names.join(", ")}`];
}

function operationProblems({ openapi }: Values, { path, definition }: Operation): string[] {
  const { operationId, responses } = definition;
  const isFree = typeof openapi === "string" && openapi.startsWith("3.1");
  return [
    ...(differs(operationId, /[A-Za-z0-9_]/) ? ["operationId must be given"] : []),
    ...(isFree || (isValues(responses) && Object.keys(responses).length > 0)
      ? []
      : ["responses must be given"]),
    ...[...path.matchAll(/\{([^{}=]*)/g)]
      .filter(([, name]) => name === "")
      .map(() => "a variable has no name"),
  ];
}

function backendProblems(document: Values, { definition }: Operation): string[] {
  if ("x-google-model-router" in definition) return [];
  const given = definition["x-google-backend"] ?? document["x-google-backend"];
  const { backends } = values(document["x-google-api-management"]);
  const backend = typeof given === "string" ? values(backends)[given] : given;
  if (!isValues(backend)) return ["it has no backend"];
  return [
    ...addressProblems(backend),
    ...(isDuration(backend.deadline) ? [] : ["its deadline is no number of seconds"]),
    ...audienceProblems(backend),
  ];
}

function addressProblems({ address }: Values): string[] {
  return [
    ...(differs(address, /^(https?|grpcs?):\/\/[^\s/?#{}<>"'`^|\\]+([/?#]|$)/)
      ? ["its backend has no URL"]
      : []),
    ...(typeof address === "string" && /\p{Cc}/u.test(address) ? ["its backend's URL is none"] : []),
  ];
}

function isDuration(deadline: Value | undefined): boolean {
  if (deadline === undefined || !isKnown(deadline)) return true;
  return typeof deadline === "number" && deadline > 0 && Number.isFinite(deadline);
}

function audienceProblems({ jwt_audience, jwtAudience }: Values): string[] {
  const audience = jwt_audience ?? jwtAudience;
  return isGiven(audience) && differs(audience, /\S/) ? ["its audience is empty"] : [];
}

function securityProblems(document: Values, { definition }: Operation): string[] {
  const required = definition.security ?? document.security;
  const defined = values(document.securityDefinitions ?? values(document.components).securitySchemes);
  return list(required)
    .flatMap((schemes) => Object.keys(values(schemes)))
    .flatMap((name) => {
      const scheme = defined[name];
      return Object.hasOwn(defined, name) && isValues(scheme)
        ? schemeProblems(scheme)
        : ["its scheme is not defined"];
    });
}

function schemeProblems(scheme: Values): string[] {
  if (scheme.type === "apiKey") return [];
  const {
    issuer = scheme["x-google-issuer"],
    jwksUri = scheme["x-google-jwks_uri"],
    audiences,
  } = values(scheme["x-google-auth"]);
  return [
    ...(differs(issuer, /\S/) ? ["a scheme has no issuer"] : []),
    ...(isGiven(jwksUri) && differs(jwksUri, /^https?:\/\/\S+$/) ? ["a scheme has no URL of keys"] : []),
    // Google joins the audiences with commas.
    ...(list(audiences).some((one) => differs(one, /^\s*[^\s,][^,]*$/)) ? ["an audience is two"] : []),
  ];
}

function quotaProblems({ definition }: Operation): string[] {
  const { metricCosts } = values(definition["x-google-quota"]);
  return Object.values(values(metricCosts)).some((cost) => isKnown(cost) && !Number.isSafeInteger(cost))
    ? ["its cost is no whole number"]
    : [];
}
