/**
 * A power to become a caller or to choose the callers: its permissions, and the predefined roles with one of them.
 *
 * https://cloud.google.com/iam/docs/roles-permissions
 */
interface IndirectPower {
  readonly permissions: readonly string[];
  readonly roles: ReadonlySet<string>;
}

const WHOLE_PROJECT = ["roles/iam.securityAdmin", "roles/owner"];

/** To act as a service account: by its tokens or keys, by a workload that runs as it, or by a change of its policy. */
export const ACT_AS: IndirectPower = {
  permissions: [
    "iam.serviceAccounts.getOpenIdToken",
    "iam.serviceAccounts.getAccessToken",
    "iam.serviceAccounts.signBlob",
    "iam.serviceAccounts.signJwt",
    "iam.serviceAccounts.implicitDelegation",
    "iam.serviceAccountKeys.create",
    "iam.serviceAccounts.actAs",
    "iam.serviceAccounts.setIamPolicy",
  ],
  roles: new Set([
    "roles/iam.serviceAccountOpenIdTokenCreator",
    "roles/iam.serviceAccountTokenCreator",
    "roles/iam.workloadIdentityUser",
    "roles/iam.serviceAccountKeyAdmin",
    "roles/iam.serviceAccountUser",
    "roles/iam.serviceAccountAdmin",
    "roles/iam.admin",
    "roles/iam.editor",
    "roles/iam.dataScientist",
    "roles/iam.databasesAdmin",
    "roles/iam.devOps",
    "roles/assuredoss.admin",
    "roles/backupdr.computeEngineOperator",
    "roles/dataproc.hubAgent",
    "roles/earthengine.appsPublisher",
    "roles/securitycenter.admin",
    "roles/editor",
    ...WHOLE_PROJECT,
  ]),
};

/** To change the allow policies that name callers. */
export const CHANGE_CALLERS: IndirectPower = {
  permissions: [
    "run.services.setIamPolicy",
    "cloudfunctions.functions.setIamPolicy",
    "iap.webServiceVersions.setIamPolicy",
    "iap.webServices.setIamPolicy",
    "iap.web.setIamPolicy",
    "resourcemanager.projects.setIamPolicy",
  ],
  roles: new Set([
    "roles/run.admin",
    "roles/cloudfunctions.admin",
    "roles/firebase.admin",
    "roles/firebase.developAdmin",
    "roles/iap.admin",
    "roles/resourcemanager.projectIamAdmin",
    "roles/resourcemanager.folderAdmin",
    "roles/resourcemanager.organizationAdmin",
    ...WHOLE_PROJECT,
  ]),
};

/** Whether a role has a power. A custom role has it if the documents show one of the permissions. */
export function carriesPower(
  { permissions, roles }: IndirectPower,
  role: string,
  carries: (role: string, permission: string) => boolean,
): boolean {
  return roles.has(role) || permissions.some((permission) => carries(role, permission));
}
