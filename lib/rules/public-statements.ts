import type { Model } from "../document/model";
import type { PublicRole } from "../document/public-roles";
import { CALLER_ROLES } from "../document/role-powers";

/** The grants that let the public call, one for each part of a policy. */
export function lettingPublicIn(model: Model): PublicRole[] {
  const found = model.publicRoles.filter(
    ({ part, role }) => part.of.everyone === "caller" && !isForOthers(role),
  );
  return [...new Map(found.map((one) => [one.part, one])).values()];
}

/** Whether a predefined role is not a role for callers. Custom roles are not judged. */
export function isForOthers(role: string): boolean {
  return role.startsWith("roles/") && !Object.hasOwn(CALLER_ROLES, role);
}
