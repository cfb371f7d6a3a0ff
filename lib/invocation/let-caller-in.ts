import { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { Memory } from "../core/memory";
import { Grant } from "../iam/grant";
import type { IamCondition } from "../iam/iam-condition";
import { Role } from "../iam/role";
import type { ICaller } from "./caller";
import type { GrantInvokeOptions } from "./invocable";
import { checkNetworkPath } from "./network-path-check";
import { type Receiver, whenDefined } from "./receiver";

const unasked = new Memory<boolean>("calls without a grant where nobody is asked");

/** Lets a caller keep its grant on an import when the definition that follows turns out to need none. */
export function needsNoGrantUnasked(caller: Construct): void {
  unasked.set(caller, true);
}

function callsUnasked(caller: ICaller): boolean {
  return Construct.isConstruct(caller) && unasked.find(caller) === true;
}

/**
 * Lets a caller in. Both locks must agree: the ingress settings must admit the caller's network path, and the allow policy
 * must name the caller.
 *
 * If the stack defines later what was imported, then the definition is refused where it would have refused the caller.
 *
 * Everything that lets a caller in calls this function: `grantInvoke`, triggers, jobs, queues, subscriptions, gateways, IAP.
 */
export function letCallerIn(receiver: Receiver, caller: ICaller, options: GrantInvokeOptions = {}): Grant {
  const role = roleFor(receiver, options.role);
  const condition = conditionFor(receiver, options);
  checkCaller(receiver, caller, options);
  const grant = Grant._toCaller(receiver.policy, role, caller, { condition });
  whenDefined(receiver.construct, (defined) => {
    const others = defined.checks.filter((check) => !receiver.checks.includes(check));
    const checks = defined.readsPolicy || !callsUnasked(caller) ? others : [];
    checkCaller({ ...defined, checks }, caller, options);
  });
  return grant;
}

function checkCaller(receiver: Receiver, caller: ICaller, options: GrantInvokeOptions): void {
  for (const check of receiver.checks) check(caller, receiver.construct);
  checkNetworkPath(receiver, caller, options);
}

/** The role that a caller gets. Throws if the role does not open the receiver. */
export function roleFor({ roles, customRoles, kind = "", construct }: Receiver, wanted?: Role): Role {
  if (!wanted) return roles[0];
  const isCustom = !wanted.name.startsWith("roles/");
  if (isCustom ? customRoles : roles.some(({ name }) => name === wanted.name)) return wanted;
  const names = roles.map(({ name }) => name).join(", ");
  const choice = `${roles.length > 1 ? "one of " : ""}${names}${customRoles ? " or a custom role" : ""}`;
  // People expect this role to open every function, because of its name.
  const remedy =
    wanted.name === Role.CLOUD_FUNCTIONS_INVOKER.name ? "; that role opens 1st gen functions only" : "";
  throw invalid(`'role' must be ${choice}${kind}, got ${got(wanted.roleId)}${remedy}`, construct);
}

/** The condition of the grant. Throws if the policy does not keep conditions: the caller would be let in always. */
function conditionFor(
  { policy, construct }: Receiver,
  options: GrantInvokeOptions,
): IamCondition | undefined {
  // Any value is refused, because JavaScript can pass something that is not a condition.
  if (options.condition === undefined || policy.acceptsConditions) return options.condition;
  throw invalid(
    "'condition' must not be given to grantInvoke, because the provider does not read it back there, got one; grant on the project, or put IAP in front",
    construct,
  );
}
