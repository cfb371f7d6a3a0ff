import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import type { Format } from "../core/formats/format";
import { DOMAIN } from "../core/formats/hosts";
import { GROUP_EMAIL, IDENTITIES, IDENTITY, SERVICE_ACCOUNT, USER_EMAIL } from "../core/formats/principals";
import { PROJECT_ID } from "../core/formats/projects";
import { isOnlyInDenyPolicies } from "./deny-policy-identifier";

/** What the identifier behind each prefix of an allow policy's member is. */
const IDENTIFIERS: { [prefix: string]: Format } = {
  user: USER_EMAIL,
  group: GROUP_EMAIL,
  serviceAccount: SERVICE_ACCOUNT,
  domain: DOMAIN,
  principal: IDENTITY,
  principalSet: IDENTITIES,
  projectOwner: PROJECT_ID,
  projectEditor: PROJECT_ID,
  projectViewer: PROJECT_ID,
};

// Google ignores the case of these and returns them in lower case. Terraform would show upper case as a change in each plan.
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
 * The member string of an allow policy, spelled as Google stores it, or the identifier of a principal in deny policies.
 *
 * Throws if Google would refuse it, and if the identifier does not fit the prefix.
 */
export function memberOf(prefix: string, identifier: string, origin: IdentifierOrigin): string {
  const { prop, written, at } = origin;
  if (isOnlyInDenyPolicies(`${prefix}:${identifier}`)) return `${prefix}:${identifier}`;
  const known = Object.hasOwn(IDENTIFIERS, prefix) ? IDENTIFIERS[prefix] : undefined;
  if (!known) {
    const prefixes = Object.keys(IDENTIFIERS).join(", ");
    throw invalid(`'${prop}' must begin with one of ${prefixes} and a colon, got ${got(written)}`, at);
  }
  const spelled = CASELESS.includes(prefix) ? identifier.toLowerCase() : identifier;
  checkFormat(prop, spelled, known, at, { written, isName: true, remedy: () => remedy(prefix, spelled) });
  return `${prefix}:${spelled}`;
}

function remedy(prefix: string, identifier: string): string | undefined {
  if (prefix !== "serviceAccount" && identifier.endsWith(".gserviceaccount.com")) {
    return "use Principal.serviceAccount for a service account";
  }
  if (/^\/\/iam\.googleapis\.com\/projects\/[^/]*[^/\d]/.test(identifier)) {
    return "use the project number, not the project id";
  }
  return undefined;
}
