import type { Format } from "./format";

/** The name of an API gateway, of its API and of its configs. */
export const GATEWAY_NAME: Format = {
  pattern: /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  what: "1 to 63 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen",
  source: "https://cloud.google.com/api-gateway/docs/reference/rest/v1/projects.locations.gateways/create",
};

/** The name of a quota metric. The library adds a suffix to name the metric's limit, which has at most 64 characters. */
export const QUOTA_METRIC: Format = {
  pattern: /^[A-Za-z][A-Za-z0-9-]{0,57}$/,
  what: "1 to 58 letters, digits and '-' that begin with a letter",
  source:
    "https://cloud.google.com/service-infrastructure/docs/service-management/reference/rest/v1/services.configs",
};

/** The name of a security scheme in an OpenAPI document. */
export const SCHEME_NAME: Format = {
  // The name becomes the key of an object. In JavaScript, the key `__proto__` sets the prototype.
  pattern: /^(?!__proto__$)[A-Za-z0-9._-]+$/,
  what: "letters, digits, '.', '_' and '-'",
  source: "https://spec.openapis.org/oas/v3.0.3#components-object",
};

/** The name of a Google API. */
export const API_NAME: Format = {
  pattern: /^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+$/,
  what: "APIs in full",
  like: "vision.googleapis.com",
  source: "https://cloud.google.com/service-usage/docs/reference/rest/v1/services",
};

/** What the name of an API config begins with. The library adds a digest of 16 characters. */
export const CONFIG_PREFIX: Format = {
  pattern: /^[a-z][a-z0-9-]{0,46}$/,
  what: "1 to 47 lower-case letters, digits and hyphens that begin with a letter",
  source:
    "https://cloud.google.com/api-gateway/docs/reference/rest/v1/projects.locations.apis.configs/create",
};
