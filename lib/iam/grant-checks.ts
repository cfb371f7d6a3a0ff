import { got, invalid } from "../core/errors";
import { isToken } from "../core/tokens";
import type { IAllowPolicy } from "./allow-policy";
import { isOnlyInDenyPolicies } from "./deny-policy-identifier";
import type { IPrincipal } from "./i-principal";
import { isPublic, publicReasonOf } from "./public-principal";

/** Throws if a policy cannot name a principal: without an id, a principal of deny policies, the public without a reason. */
export function checkPrincipal({ holder }: IAllowPolicy, principal: IPrincipal): void {
  const { principalId, member } = principal;
  // Users can write their own principals, also in JavaScript.
  if (!(principalId as string | undefined) || isToken(principalId)) {
    const what = isToken(principalId) ? "a token" : got(principalId);
    throw invalid(
      `'principalId' must be a name known at synthesis, because it names the grant, got ${what}`,
      holder,
    );
  }
  if (isOnlyInDenyPolicies(member)) {
    throw invalid(
      `'member' must be a principal of allow policies, got ${got(member)}, which Google takes in deny policies only; use Principal.user, Principal.group or Principal.domain`,
      holder,
    );
  }
  if (isPublic(member) && publicReasonOf(principal) === undefined) {
    throw invalid(
      `'member' must not be the public without a reason, got ${got(member)}; use Principal.${member}(reason)`,
      holder,
    );
  }
}
