import { invalid } from "../core/errors";
import type { IAllowPolicy } from "./allow-policy";
import type { IPrincipal } from "./i-principal";
import type { IamCondition } from "./iam-condition";
import { isPublic } from "./public-principal";
import type { Role } from "./role";

const BASIC_ROLES = ["roles/owner", "roles/editor", "roles/viewer"];

/** Throws if Google or the provider refuses the condition: https://cloud.google.com/iam/docs/conditions-overview. */
export function checkCondition(
  policy: IAllowPolicy,
  role: Role,
  condition: IamCondition,
  to?: IPrincipal,
): void {
  const { holder } = policy;
  if (!policy.acceptsConditions) {
    throw invalid(
      `'condition' must be on a project, service account, bucket, secret, key, Spanner database or IAP, where the provider reads it back, got '${condition.title}' here`,
      holder,
    );
  }
  if (to && isPublic(to.member)) {
    throw invalid(
      `'condition' must not be given for the public, got '${condition.title}' for ${to.principalId}`,
      holder,
    );
  }
  if (BASIC_ROLES.includes(role.name)) {
    throw invalid(
      `'condition' must not be given for a basic role, got '${condition.title}' for ${role.name}`,
      holder,
    );
  }
  condition._checkDate(holder);
}
