import type { Everyone } from "../document/member";
import type { Model } from "../document/model";
import type { PolicyPart } from "../document/policy";
import { CALLER_ROLES } from "../document/role-powers";

/** A role that a part of a policy gives to the public. */
export interface PublicRole {
  readonly part: PolicyPart;
  readonly role: string;
  readonly everyone: Everyone;
}

/** The roles that the public has, once for each part of a policy and role. */
export function publicRoles({ policies }: Model): PublicRole[] {
  return policies.flatMap((part) =>
    part.statements.flatMap(({ role, members }) => {
      const everyone = members.find((member) => member.everyone)?.everyone;
      return everyone ? [{ part, role, everyone }] : [];
    }),
  );
}

/** Where the public is let in as a caller, once for each part of a policy. */
export function lettingPublicIn(model: Model): PublicRole[] {
  const found = publicRoles(model).filter(
    ({ part, role }) => part.of.everyone === "caller" && !isForOthers(role),
  );
  return [...new Map(found.map((one) => [one.part, one])).values()];
}

/** Whether a predefined role is for something else than calling. What a custom role is for, is its maker's business. */
export function isForOthers(role: string): boolean {
  return role.startsWith("roles/") && !Object.hasOwn(CALLER_ROLES, role);
}
