import { invalid } from "../core/errors";
import type { IAllowPolicy } from "./allow-policy";
import type { IPrincipal } from "./i-principal";
import type { IamCondition } from "./iam-condition";
import { isPublic } from "./public-principal";
import type { Role } from "./role";

const BASIC_ROLES = ["roles/owner", "roles/editor", "roles/viewer"];
const INVOKER_ROLES = ["roles/run.invoker", "roles/run.servicesInvoker", "roles/cloudfunctions.invoker"];

/** Throws if Google or the provider refuses the condition: https://cloud.google.com/iam/docs/conditions-overview. */
export function checkCondition(
  policy: IAllowPolicy,
  role: Role,
  to: IPrincipal,
  condition: IamCondition,
): void {
  const { holder } = policy;
  if (!policy.acceptsConditions) {
    throw invalid(
      `'condition' must be on a project, service account, bucket, secret or IAP, where the provider reads it back, got '${condition.title}' here`,
      holder,
    );
  }
  if (isPublic(to.member)) {
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
  if (INVOKER_ROLES.includes(role.name) && /\bresource\.(name|type|service)\b/.test(condition.expression)) {
    throw invalid(
      `'condition' must not ask for the resource of ${role.name}, which Google does not tell it, got '${condition.title}'; grant on the one function or service`,
      holder,
    );
  }
  condition._checkDate(holder);
}
