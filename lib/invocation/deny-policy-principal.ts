import { Fn } from "cdktf";
import { isToken } from "../core/tokens";
import { EVERYONE } from "../iam/deny-policy-identifier";
import type { IPrincipal } from "../iam/i-principal";

/**
 * A principal as a deny policy names it: https://cloud.google.com/iam/docs/principal-identifiers.
 *
 * Undefined for a principal that deny policies cannot name, and for one whose kind synthesis does not know.
 */
export function inDenyPolicies(principal: IPrincipal): string | undefined {
  const { member } = principal;
  if (member === "allUsers") return EVERYONE;
  if (/^principal(Set)?:\/\//.test(member)) return member;
  const { kind, email } = /^(?<kind>user|group|serviceAccount):(?<email>.*)$/s.exec(member)?.groups ?? {};
  if (kind === "user") return `principal://goog/subject/${email}`;
  if (kind === "group") return `principalSet://goog/group/${email}`;
  if (kind === "serviceAccount") return isOfKubernetes(email) ? undefined : account(email);
  return isServiceAccount(principal) ? account(Fn.trimprefix(member, "serviceAccount:")) : undefined;
}

/** Whether the member of a principal is a token of unknown kind. The id does not tell the kind: it can be any text. */
export function isOfUnknownKind(principal: IPrincipal): boolean {
  return isToken(principal.member) && inDenyPolicies(principal) === undefined;
}

function account(email: string): string {
  return `principal://iam.googleapis.com/projects/-/serviceAccounts/${email}`;
}

/** Whether a service account is one of a Kubernetes cluster, like `example-project.svc.id.goog[shop/orders]`. */
function isOfKubernetes(email: string): boolean {
  return email.includes("[") && email.endsWith("]");
}

/** Whether a principal is a service account of this library, or something that calls as one, such as a function. */
function isServiceAccount(principal: IPrincipal): boolean {
  const { serviceAccount = principal } = principal as { serviceAccount?: IPrincipal };
  return "grantActAs" in serviceAccount && serviceAccount.member === principal.member;
}
