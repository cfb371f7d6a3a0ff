import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { toldOfLoop } from "../core/looped-tokens";
import { isToken, sameText } from "../core/tokens";
import type { IAllowPolicy } from "./allow-policy";
import { isOnlyInDenyPolicies } from "./deny-policy-identifier";
import type { IPrincipal } from "./i-principal";
import type { IamCondition } from "./iam-condition";
import { isPublic, publicReasonOf } from "./public-principal";
import type { Role } from "./role";

/** What a grant says: who has which role, and when. */
export interface Terms {
  readonly role: Role;
  readonly principal: IPrincipal;
  readonly condition?: IamCondition;
}

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
  const told = toldOfLoop(member);
  if (told !== undefined) throw invalid(`'member' ${told}`, holder);
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

/** Throws if two different grants would get the same id. */
export function checkSame(on: Construct, existing: Terms, { role, principal, condition }: Terms): void {
  const { expression, description } = condition ?? {};
  if (existing.condition?.expression !== expression || existing.condition?.description !== description) {
    throw invalid(
      `'title' must name one condition of a grant, got ${got(condition?.title)} for two of them`,
      on,
    );
  }
  if (!sameText(on, existing.role.name, role.name)) {
    throw invalid(
      `'roleId' must name one role, got ${got(role.roleId.replace("custom:", ""))} for two of them`,
      on,
    );
  }
  if (!sameText(on, existing.principal.member, principal.member)) {
    throw invalid(
      `'principalId' must name one principal of ${role.roleId}, got ${got(principal.principalId)} for two of them; pass one as Principal.of, or as Principal.fromToken with another id`,
      on,
    );
  }
}
