import { fits, type Format, within } from "./format";

/** A domain name. */
export const DOMAIN: Format = {
  pattern: /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
  what: "a domain",
  like: "example.com",
  source: "https://www.rfc-editor.org/rfc/rfc1035#section-2.3.1",
};

/** The host of a request. */
export const HOST: Format = {
  pattern: /^[a-z0-9.-]+$/,
  what: "host names",
  like: "orders.example.com",
  source: "https://cloud.google.com/iam/docs/conditions-attribute-reference",
};

/** The host name of an Auth0 tenant. */
export const AUTH0_DOMAIN: Format = {
  pattern: /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/,
  what: "a host name",
  like: "example.eu.auth0.com",
  source: "https://auth0.com/docs/get-started/auth0-overview/create-tenants",
};

/** A file server, by its address or host name. */
export const FILE_SERVER: Format = {
  pattern: /^[^/\s{}\p{Cc}]+$/u,
  what: "an address or a host name",
  source: "https://cloud.google.com/run/docs/configuring/services/nfs-volume-mounts",
};

/** Any https URL. */
export const HTTPS_URL: Format = {
  pattern: /^https:\/\/\S+$/,
  what: "an https URL",
  source: "https://cloud.google.com/api-gateway/docs/authenticating-users-jwt",
};

/** A URL with a host, as an API gateway reads it. */
export const BACKEND_URL: Format = {
  pattern: /^(?:https?|grpcs?):\/\/(?:[\w.-]|[^\0-\x7f])+(?::\d+)?(?:[/?#][^\s\p{Cc}]*)?$/u,
  // The pattern allows every character outside ASCII in the host. Some of them are spaces.
  also: (text) => !/[\s\p{Cc}]/u.test(text),
  what: "a URL",
  source: "https://cloud.google.com/api-gateway/docs/openapi-extensions",
};

/** An https URL with a host. */
export const HTTPS_BACKEND_URL: Format = {
  ...BACKEND_URL,
  also: (text) => text.startsWith("https:") && fits(text, BACKEND_URL),
  what: "an https URL",
};

/** An https or grpcs URL with a host. */
export const ENCRYPTED_BACKEND_URL: Format = {
  ...BACKEND_URL,
  also: (text) => /^(?:grpcs|https):/.test(text) && fits(text, BACKEND_URL),
  what: "a grpcs or https URL",
};

/** An https URL with a domain name as its host, and with only the characters that RFC 3986 allows. */
export const HTTPS_PAGE: Format = {
  pattern: new RegExp(
    String.raw`^https://${within(DOMAIN.pattern)}(?::\d{1,5})?(?:[/?#](?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9a-f]{2})*)?$`,
    "i",
  ),
  also: (text) => URL.canParse(text),
  what: "an https URL",
  source: "https://www.rfc-editor.org/rfc/rfc3986#section-2",
};

/** The URL of an App Engine app, or of another app without a path in its URL. */
export const APP_URL: Format = {
  pattern: new RegExp(`^https://${within(DOMAIN.pattern)}$`, "i"),
  what: "an https URL without a path",
  source: "https://cloud.google.com/appengine/docs/standard/how-requests-are-routed",
};

/** The URL of a Cloud Run service. */
export const SERVICE_URL: Format = {
  pattern: /^https:\/\/[\w.-]+(?::\d+)?$/,
  what: "a base URL",
  like: "https://orders-abcdefghij-an.a.run.app",
  source: "https://cloud.google.com/run/docs/triggering/https-request",
};

/** The URL of a 1st gen function. */
export const FIRST_GEN_FUNCTION_URL: Format = {
  pattern: /^https:\/\/[\w.-]+\/[\w-]+$/,
  what: "the function's URL",
  like: "https://asia-northeast1-example-project.cloudfunctions.net/orders",
  source: "https://cloud.google.com/functions/1stgendocs/calling/http",
};
