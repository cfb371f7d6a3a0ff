import { got, invalid } from "../core/errors";

/** What the identifier behind each prefix of an allow policy's member looks like, and how to say so. */
const IDENTIFIERS: { [prefix: string]: { pattern: RegExp; example: string } | undefined } = {
  user: {
    pattern: /^(?!.*\.gserviceaccount\.com$)[^\s@:/]+@[^\s@:/]+\.[^\s@:/.]+$/,
    example: "ada@example.com",
  },
  group: {
    pattern: /^(?!.*\.gserviceaccount\.com$)[^\s@:/]+@[^\s@:/]+\.[^\s@:/.]+$/,
    example: "ops@example.com",
  },
  serviceAccount: {
    // The second form is a Kubernetes service account under legacy workload identity.
    pattern:
      /^([a-z0-9][a-z0-9-]*@([a-z0-9-]+\.)*gserviceaccount\.com|[a-z0-9.:-]+\.svc\.id\.goog\[[^/\s]+\/[^/\s]+\])$/,
    example: "reports@example-project.iam.gserviceaccount.com",
  },
  domain: { pattern: /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, example: "example.com" },
  // Pools belong to a project number, which the project id cannot stand in for.
  principal: {
    pattern: /^\/\/(?!iam\.googleapis\.com\/projects\/[^/]*[^/\d])[^\s/]+(\/[^\s/]+)+$/,
    example:
      "//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/POOL/subject/SUBJECT",
  },
  principalSet: {
    pattern: /^\/\/(?!iam\.googleapis\.com\/projects\/[^/]*[^/\d])[^\s/]+(\/[^\s/]+)+$/,
    example: "//cloudresourcemanager.googleapis.com/projects/123456789012/type/ServiceAccount",
  },
  projectOwner: { pattern: /^[a-z][a-z0-9.:-]{4,}[a-z0-9]$/, example: "example-project" },
  projectEditor: { pattern: /^[a-z][a-z0-9.:-]{4,}[a-z0-9]$/, example: "example-project" },
  projectViewer: { pattern: /^[a-z][a-z0-9.:-]{4,}[a-z0-9]$/, example: "example-project" },
};

// Google compares these without regard to case and answers in lower case, which Terraform would show as a change.
const CASELESS = ["user", "group", "serviceAccount", "domain"];

/**
 * The member string of an allow policy, spelled as Google stores it.
 *
 * Throws where Google would refuse it, and where the prefix and the identifier do not fit together.
 */
export function memberOf(prefix: string, identifier: string): string {
  const known = IDENTIFIERS[prefix];
  if (!known) {
    const prefixes = Object.keys(IDENTIFIERS).join(", ");
    throw invalid(
      `'member' must begin with one of ${prefixes} and a colon, got ${got(`${prefix}:${identifier}`)}`,
    );
  }
  const spelled = CASELESS.includes(prefix) ? identifier.toLowerCase() : identifier;
  if (!known.pattern.test(spelled)) {
    throw invalid(
      `'${prefix}' must be an identifier like '${known.example}', got ${got(identifier)}${remedy(spelled)}`,
    );
  }
  return `${prefix}:${spelled}`;
}

function remedy(identifier: string): string {
  if (identifier.endsWith(".gserviceaccount.com"))
    return "; use Principal.serviceAccount for a service account";
  if (identifier.startsWith("//iam.googleapis.com/projects/"))
    return "; use the project number, not the project id";
  return "";
}
