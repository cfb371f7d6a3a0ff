import { DataGoogleStorageProjectServiceAccount } from "@cdktf/provider-google/lib/data-google-storage-project-service-account";
import { createResource } from "../core/create-resource";
import { firstOf } from "../core/shared-existing";
import type { GoogleProject } from "../iam/google-project";
import type { IPrincipal } from "../iam/i-principal";
import { ServiceAgent } from "../iam/service-agent";

/**
 * The service agent of Cloud Storage in a project.
 *
 * Google creates the agent when something first asks for it
 * (https://cloud.google.com/storage/docs/getting-service-agent). The data source asks for it, so it is there also where the
 * project's number is given and would tell the agent's email.
 */
export function storageAgent(project: GoogleProject): IPrincipal {
  const id = "storage-agent";
  // Two constructs can stand for one project. The principal is one, so that it gets its role once.
  const holder = firstOf(project);
  const found =
    (holder.node.tryFindChild(id) as DataGoogleStorageProjectServiceAccount | undefined) ??
    createResource(DataGoogleStorageProjectServiceAccount, holder, id, { project: project.projectId });
  return ServiceAgent.CLOUD_STORAGE.withMember(found.member);
}
