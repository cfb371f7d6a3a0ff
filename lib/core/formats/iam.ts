import type { Format } from "./format";

/** The part of a service account's email address before the `@`. */
export const ACCOUNT_ID: Format = {
  pattern: /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
  what: "6 to 30 lower-case letters, digits and hyphens that begin with a letter",
  source: "https://cloud.google.com/iam/docs/service-accounts-create",
};

/** The full name of a role: a predefined role, or a custom role of a project or an organization. */
export const ROLE: Format = {
  pattern: /^(?:roles\/[A-Za-z][\w.]*|(?:projects|organizations)\/[^/\s]+\/roles\/[\w.]{3,64})$/,
  what: "the full name of a role",
  like: "roles/run.invoker",
  source: "https://cloud.google.com/iam/docs/roles-overview",
};

/** The id of a custom role. */
export const CUSTOM_ROLE_ID: Format = {
  pattern: /^[\w.]{3,64}$/,
  what: "3 to 64 letters, digits, '_' and '.', known at synthesis",
  source: "https://cloud.google.com/iam/docs/creating-custom-roles",
};

/** The part of a service agent's email address that names the product. */
export const AGENT_DOMAIN: Format = {
  pattern: /^[a-z][a-z0-9-]*$/,
  what: "the first label of an agent's email domain",
  like: "gcp-sa-pubsub",
  source: "https://cloud.google.com/iam/docs/service-agents",
};

/** The name of a deny policy. */
export const DENY_POLICY_NAME: Format = {
  pattern: /^[a-z][a-z0-9.-]{2,62}$/,
  what: "3 to 63 lower-case letters, digits, hyphens and dots",
  source: "https://cloud.google.com/iam/docs/reference/rest/v2/policies/createPolicy",
};

/** An access level of Access Context Manager. */
export const ACCESS_LEVEL: Format = {
  pattern: /^accessPolicies\/\d+\/accessLevels\/\w+$/,
  what: "full names of access levels",
  like: "accessPolicies/123/accessLevels/office",
  source:
    "https://cloud.google.com/access-context-manager/docs/reference/rest/v1/accessPolicies.accessLevels",
};

/** The id of an OAuth client. */
export const OAUTH_CLIENT_ID: Format = {
  pattern: /^[\w-]+\.apps\.googleusercontent\.com$/,
  what: "the id of an OAuth client",
  like: "123456789012-abc.apps.googleusercontent.com",
  source: "https://cloud.google.com/iap/docs/authentication-howto",
};
