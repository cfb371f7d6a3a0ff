import { type Format, within } from "./format";
import { DOMAIN } from "./hosts";

const source = "https://cloud.google.com/iam/docs/principal-identifiers";
const domain = within(DOMAIN.pattern);

const email = new RegExp(String.raw`^(?!.*\.gserviceaccount\.com$)[^\s@:/{}]+@${domain}$`);

/** A Google Account, by its email address. */
export const USER_EMAIL: Format = {
  pattern: email,
  what: "the email address of a Google Account",
  like: "ada@example.com",
  source,
};

/** A Google group, by its email address. */
export const GROUP_EMAIL: Format = {
  pattern: email,
  what: "the email address of a group",
  like: "ops@example.com",
  source,
};

/** A service account of Google Cloud, by its email address. */
export const SERVICE_ACCOUNT_EMAIL: Format = {
  pattern: /^[a-z0-9][a-z0-9.-]*@(?:[a-z0-9-]+\.)*gserviceaccount\.com$/,
  what: "the email address of a service account",
  like: "reports@example-project.iam.gserviceaccount.com",
  source,
};

/**
 * The project of a service account that its users made, or of App Engine's default one, by its email address; undefined for
 * another address.
 */
export function projectOfAccount(email: string): string | undefined {
  const appEngine = /^(?<project>[a-z0-9-]+)@appspot\.gserviceaccount\.com$/.exec(email);
  if (appEngine) return appEngine.groups?.project;
  const parts = /^[^@]+@(?<project>[a-z0-9-]+)(?:\.(?<domain>[a-z0-9.-]+))?\.iam\.gserviceaccount\.com$/.exec(
    email,
  );
  const { project, domain } = (parts?.groups ?? {}) as { project?: string; domain?: string };
  return domain === undefined ? project : `${domain}:${project}`;
}

/** A service account, also one of Kubernetes under legacy workload identity, which has no email address. */
export const SERVICE_ACCOUNT: Format = {
  ...SERVICE_ACCOUNT_EMAIL,
  pattern: new RegExp(
    String.raw`^(?:${within(SERVICE_ACCOUNT_EMAIL.pattern)}|[a-z0-9.:-]+\.svc\.id\.goog\[[a-z0-9-]+/[a-z0-9.-]+\])$`,
  ),
};

// Pools belong to a project number, which the project id cannot stand in for.
const resource = new RegExp(
  String.raw`^//(?!iam\.googleapis\.com/projects/[^/]*[^/\d])${domain}/[^\s{}]*[^\s/{}]$`,
);

/** One identity of a pool. */
export const IDENTITY: Format = {
  pattern: resource,
  what: "an identity, like 'principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/POOL/subject/SUBJECT'",
  source,
};

/** Several identities: those of a pool, or of the service accounts of a project. */
export const IDENTITIES: Format = {
  pattern: resource,
  what: "a set of identities, like 'principalSet://cloudresourcemanager.googleapis.com/projects/123456789012/type/ServiceAccount'",
  source,
};

/** A user, a group or a Google Workspace customer, as deny policies name them. Allow policies name them in another way. */
export const DENY_POLICY_IDENTIFIER: Format = {
  pattern:
    /^(?:principal:\/\/goog\/subject\/[^\s/{}]+|principalSet:\/\/goog\/(?:group\/[^\s/{}]+|cloudIdentityCustomerId\/\w+))$/,
  what: "an identifier of deny policies",
  like: "principalSet://goog/cloudIdentityCustomerId/C01Abc35",
  source,
};
