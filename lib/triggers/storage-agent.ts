import { DataGoogleStorageProjectServiceAccount } from "@cdktf/provider-google/lib/data-google-storage-project-service-account";
import type { GoogleProject } from "../iam/google-project";
import type { IPrincipal } from "../iam/i-principal";
import { ServiceAgent } from "../iam/service-agent";

/**
 * Cloud Storage's service agent in a project.
 *
 * Google makes it when it is first asked for, which the data source does. Where the project's number is given, nothing is
 * looked up, and the agent must exist: it does, once the project has had a bucket with notifications.
 */
export function storageAgent(project: GoogleProject): IPrincipal {
  if (project._givenNumber !== undefined) return ServiceAgent.CLOUD_STORAGE.inProject(project._givenNumber);
  const id = "storage-agent";
  const found =
    (project.node.tryFindChild(id) as DataGoogleStorageProjectServiceAccount | undefined) ??
    new DataGoogleStorageProjectServiceAccount(project, id, { project: project.projectId });
  return ServiceAgent.CLOUD_STORAGE.as(found.member);
}
