import { INVOKE_FUNCTION, INVOKE_SERVICE, PASS_IAP, RUN_JOB } from "./policy-kinds";

/**
 * The predefined roles with a permission to call, without the roles for Google's service agents.
 *
 * https://cloud.google.com/iam/docs/roles-permissions
 */
const ROLES: { readonly [permission: string]: readonly string[] } = {
  [INVOKE_SERVICE]: [
    "roles/run.invoker",
    "roles/run.servicesInvoker",
    "roles/run.admin",
    "roles/run.developer",
    "roles/run.editor",
    "roles/run.sourceDeveloper",
    "roles/cloudfunctions.admin",
    "roles/cloudfunctions.developer",
    "roles/cloudfunctions.editor",
    "roles/firebase.admin",
    "roles/firebase.developAdmin",
    "roles/iam.dataScientist",
    "roles/iam.devOps",
    "roles/iam.mlEngineer",
    "roles/editor",
    "roles/owner",
  ],
  [RUN_JOB]: [
    "roles/run.invoker",
    "roles/run.jobsExecutor",
    "roles/run.jobsExecutorWithOverrides",
    "roles/run.admin",
    "roles/run.developer",
    "roles/run.editor",
    "roles/cloudfunctions.admin",
    "roles/editor",
    "roles/owner",
  ],
  [INVOKE_FUNCTION]: [
    "roles/cloudfunctions.invoker",
    "roles/cloudfunctions.admin",
    "roles/cloudfunctions.developer",
    "roles/cloudfunctions.editor",
    "roles/firebase.admin",
    "roles/firebase.developAdmin",
    "roles/iam.dataScientist",
    "roles/iam.devOps",
    "roles/editor",
    "roles/owner",
  ],
  [PASS_IAP]: ["roles/iap.httpsResourceAccessor"],
};

/** The roles that are made for callers, each with its permission to call. */
export const CALLER_ROLES: { readonly [role: string]: string } = {
  "roles/run.invoker": INVOKE_SERVICE,
  "roles/run.servicesInvoker": INVOKE_SERVICE,
  "roles/cloudfunctions.invoker": INVOKE_FUNCTION,
  "roles/iap.httpsResourceAccessor": PASS_IAP,
};

const POWERS = new Map<string, string[]>();
for (const [permission, roles] of Object.entries(ROLES)) {
  for (const role of roles) POWERS.set(role, [...(POWERS.get(role) ?? []), permission]);
}

/** The permissions to call that a predefined role has. */
export function powersOf(role: string): readonly string[] {
  return POWERS.get(role) ?? [];
}
