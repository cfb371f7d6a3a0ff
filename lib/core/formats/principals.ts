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
 * The project in the email address of a service account that users created, or of App Engine's default service account;
 * undefined for other addresses.
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

const SERVICE_AGENT =
  /@(?:(?:gcp-sa-[a-z0-9-]+|gcf-admin-robot|serverless-robot-prod)\.iam|cloudservices)\.gserviceaccount\.com$/;

/** Whether an email or a member is of a service agent of Google: https://cloud.google.com/iam/docs/service-agents */
export function isServiceAgent(email: string): boolean {
  return SERVICE_AGENT.test(email);
}

/** Whether Google itself gives roles to an account: a service agent, or the first account of Cloud Build. */
export function hasRolesOfGoogle(email: string): boolean {
  return isServiceAgent(email) || email.endsWith("@cloudbuild.gserviceaccount.com");
}

/** A service account of Google Cloud, or of Kubernetes with legacy workload identity. The second kind has no email address. */
export const SERVICE_ACCOUNT: Format = {
  ...SERVICE_ACCOUNT_EMAIL,
  pattern: new RegExp(
    String.raw`^(?:${within(SERVICE_ACCOUNT_EMAIL.pattern)}|[a-z0-9.:-]+\.svc\.id\.goog\[[a-z0-9-]+/[a-z0-9.-]+\])$`,
  ),
};

// The name of a pool holds the project number. Google does not accept the project id there.
const resource = new RegExp(
  String.raw`^//(?!iam\.googleapis\.com/projects/[^/]*[^/\d])${domain}/[^\s{}]*[^\s/{}]$`,
);

/** One identity of a workload or workforce identity pool. */
export const IDENTITY: Format = {
  pattern: resource,
  what: "an identity, like 'principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/POOL/subject/SUBJECT'",
  source,
};

/** A set of identities: those of a pool, or the service accounts of a project. */
export const IDENTITIES: Format = {
  pattern: resource,
  what: "a set of identities, like 'principalSet://cloudresourcemanager.googleapis.com/projects/123456789012/type/ServiceAccount'",
  source,
};

/** A user, a group or a Google Workspace customer, as deny policies spell them. Allow policies spell them differently. */
export const DENY_POLICY_IDENTIFIER: Format = {
  pattern:
    /^(?:principal:\/\/goog\/subject\/[^\s/{}]+|principalSet:\/\/goog\/(?:group\/[^\s/{}]+|cloudIdentityCustomerId\/\w+))$/,
  what: "an identifier of deny policies",
  like: "principalSet://goog/cloudIdentityCustomerId/C01Abc35",
  source,
};
