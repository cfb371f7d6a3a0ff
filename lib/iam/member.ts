import type { IConstruct } from "constructs";
import { DOMAIN_NAME } from "../core/domain-names";
import { got, invalid } from "../core/errors";

const EMAIL = new RegExp(String.raw`^(?!.*\.gserviceaccount\.com$)[^\s@:/{}]+@${DOMAIN_NAME}$`);
const PROJECT_ID = /^[a-z][a-z0-9.:-]{4,}[a-z0-9]$/;

// Pools belong to a project number, which the project id cannot stand in for.
const RESOURCE = new RegExp(
  String.raw`^\/\/(?!iam\.googleapis\.com\/projects\/[^/]*[^/\d])${DOMAIN_NAME}\/[^\s{}]*[^\s/{}]$`,
);

/** What the identifier behind each prefix of an allow policy's member is. */
const IDENTIFIERS: { [prefix: string]: { pattern: RegExp; what: string } } = {
  user: { pattern: EMAIL, what: "the email address of a Google Account, like 'ada@example.com'" },
  group: { pattern: EMAIL, what: "the email address of a group, like 'ops@example.com'" },
  serviceAccount: {
    // The second form is a Kubernetes service account under legacy workload identity.
    pattern:
      /^([a-z0-9][a-z0-9.-]*@([a-z0-9-]+\.)*gserviceaccount\.com|[a-z0-9.:-]+\.svc\.id\.goog\[[a-z0-9-]+\/[a-z0-9.-]+\])$/,
    what: "the email address of a service account, like 'reports@example-project.iam.gserviceaccount.com'",
  },
  domain: { pattern: new RegExp(`^${DOMAIN_NAME}$`), what: "a domain, like 'example.com'" },
  principal: {
    pattern: RESOURCE,
    what: "an identity, like 'principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/POOL/subject/SUBJECT'",
  },
  principalSet: {
    pattern: RESOURCE,
    what: "a set of identities, like 'principalSet://cloudresourcemanager.googleapis.com/projects/123456789012/type/ServiceAccount'",
  },
  projectOwner: { pattern: PROJECT_ID, what: "the id of a project, like 'example-project'" },
  projectEditor: { pattern: PROJECT_ID, what: "the id of a project, like 'example-project'" },
  projectViewer: { pattern: PROJECT_ID, what: "the id of a project, like 'example-project'" },
};

// Google compares these without regard to case and answers in lower case, which Terraform would show as a change.
const CASELESS = ["user", "group", "serviceAccount", "domain"];

/** Where an identifier comes from, for the errors about it. */
export interface IdentifierOrigin {
  /** The prop that the caller wrote. */
  readonly prop: string;

  /** What the caller wrote. */
  readonly written: string;

  readonly at?: IConstruct;
}

/**
 * The member string of an allow policy, spelled as Google stores it.
 *
 * Throws where Google would refuse it, and where the prefix and the identifier do not fit together.
 */
export function memberOf(prefix: string, identifier: string, origin: IdentifierOrigin): string {
  const { prop, written, at } = origin;
  const known = Object.hasOwn(IDENTIFIERS, prefix) ? IDENTIFIERS[prefix] : undefined;
  if (!known) {
    const prefixes = Object.keys(IDENTIFIERS).join(", ");
    throw invalid(`'${prop}' must begin with one of ${prefixes} and a colon, got ${got(written)}`, at);
  }
  const spelled = CASELESS.includes(prefix) ? identifier.toLowerCase() : identifier;
  if (!known.pattern.test(spelled)) {
    throw invalid(`'${prop}' must be ${known.what}, got ${got(written)}${remedy(prefix, spelled)}`, at);
  }
  return `${prefix}:${spelled}`;
}

function remedy(prefix: string, identifier: string): string {
  if (prefix !== "serviceAccount" && identifier.endsWith(".gserviceaccount.com")) {
    return "; use Principal.serviceAccount for a service account";
  }
  if (/^\/\/iam\.googleapis\.com\/projects\/[^/]*[^/\d]/.test(identifier)) {
    return "; use the project number, not the project id";
  }
  return "";
}
