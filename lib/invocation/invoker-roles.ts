import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { Role } from "../iam/role";

/** The predefined roles that hold `run.routes.invoke` and are meant for callers. */
export const INVOKER_ROLES = [Role.RUN_INVOKER.name, Role.RUN_SERVICES_INVOKER.name];

/**
 * Throws for a role that does not let callers of Cloud Run in.
 *
 * Other predefined roles that hold `run.routes.invoke` hold much more. What a custom role holds is its maker's business.
 */
export function checkInvokerRole({ name }: Role, at: IConstruct): void {
  if (INVOKER_ROLES.includes(name) || !name.startsWith("roles/")) return;
  const remedy = name === Role.CLOUD_FUNCTIONS_INVOKER.name ? "; that role opens 1st gen functions only" : "";
  throw invalid(
    `'role' must be one of ${INVOKER_ROLES.join(", ")} or a custom role, got ${got(name)}${remedy}`,
    at,
  );
}

/** Throws where a caller without type-checking gives a condition, which would be lost, and the grant be wider than it says. */
export function refuseCondition(at: IConstruct, options: object): void {
  if (!("condition" in options)) return;
  throw invalid(
    "'condition' must not be given to grantInvoke, because the provider does not read it back there, got one; grant on the project, or put IAP in front",
    at,
  );
}
