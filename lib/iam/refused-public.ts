import { Lazy, type TerraformResource } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { whenUndone } from "../core/all-or-nothing";
import { isIdentity } from "../core/identity-attributes";
import { Memory } from "../core/memory";
import { isToken, resolvedText } from "../core/tokens";
import { isOwnClass } from "../core/typed-objects";
import type { IPrincipal } from "./i-principal";

/** The members of a resource that only Terraform knows, by their ids. */
const unknownMembers = new Memory<Map<string, string>>("members that may be the public");

const REFUSAL =
  "'member' must not be the public without a reason, got allUsers or allAuthenticatedUsers; use Principal.allUsers(reason)";

/** Has Terraform refuse a principal that turns out to be the public when it is deployed, such as the value of a variable. */
export function refusePublic(at: IConstruct, resource: TerraformResource, principal: IPrincipal): void {
  const { principalId, member } = principal;
  if (!mayBePublic(resource, principal)) return;
  const members = unknownMembers.of(resource, () => new Map<string, string>());
  writePreconditions(resource, members.set(principalId, member));
  whenUndone(at, () => {
    members.delete(principalId);
    writePreconditions(resource, members);
  });
}

/** Whether only Terraform knows a member, and it can be `allUsers`: it has no kind in front, and Google does not make it. */
function mayBePublic(scope: IConstruct, principal: IPrincipal): boolean {
  const { member } = principal;
  // Functions, services and accounts of this package are many, and always service accounts. Resolving takes time.
  if (!isToken(member) || (Construct.isConstruct(principal) && isOwnClass(principal.constructor)))
    return false;
  const text = resolvedText(scope, member);
  return !/^[A-Za-z]+:/.test(text) && !refersToIdentity(text);
}

/** Whether a text is a reference to an identity that Google makes, like `${google_service_account.batch.member}`. */
function refersToIdentity(text: string): boolean {
  const reference = /^\$\{(?:data\.)?(\w+)\.[\w-]+\.([\w.]+)\}$/.exec(text);
  return reference !== null && isIdentity(reference[1], reference[2]);
}

function writePreconditions(resource: TerraformResource, members: ReadonlyMap<string, string>): void {
  const others = (resource.lifecycle?.precondition ?? []).filter(
    ({ errorMessage }) => errorMessage !== REFUSAL,
  );
  // Sorted, so that the order of grants does not change the JSON.
  const own = [...members]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, member]) => ({ condition: isNotPublic(resource, member), errorMessage: REFUSAL }));
  const precondition = [...others, ...own];
  resource.lifecycle = {
    ...resource.lifecycle,
    precondition: precondition.length > 0 ? precondition : undefined,
  };
}

/**
 * Written as text, once the member is resolved: `Fn.contains` would escape a member like "${var.caller}" that a user writes, and
 * compare that text itself.
 */
function isNotPublic(scope: IConstruct, member: string): string {
  return Lazy.stringValue({
    produce: () => `\${!contains(["allUsers", "allAuthenticatedUsers"], "${resolvedText(scope, member)}")}`,
  });
}
