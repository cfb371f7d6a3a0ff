import { DataGoogleStorageProjectServiceAccount } from "@cdktf/provider-google/lib/data-google-storage-project-service-account";
import { Annotations, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { whenUndone } from "../core/all-or-nothing";
import { createResource } from "../core/create-resource";
import { Memory } from "../core/memory";
import { knownProject } from "../core/provider-defaults";
import { firstOf } from "../core/shared-existing";
import type { EventTriggerTarget } from "../functions/event-trigger";
import type { GoogleProject } from "../iam/google-project";
import type { Grant } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { Role } from "../iam/role";
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

/** The stacks of an app that let the agent of a project publish, by the project. */
const publishing = new Memory<Map<string, TerraformStack>>(
  "stacks that let the agent of Cloud Storage publish",
);

/** Lets the agent publish to the topics that Eventarc makes. Warns where another stack does so, too: they share one role. */
export function letAgentPublish(
  scope: Construct,
  { googleProject, project: given }: Pick<EventTriggerTarget, "googleProject" | "project">,
): Grant {
  const project = knownProject(scope, given);
  if (project !== undefined) warnOfOtherStack(scope, project);
  return googleProject.grant(Role.PUBSUB_PUBLISHER, storageAgent(googleProject));
}

function warnOfOtherStack(scope: Construct, project: string): void {
  const all = publishing.of(scope.node.root, () => new Map());
  const stack = TerraformStack.of(scope);
  const other = all.get(project);
  if (other === undefined) {
    all.set(project, stack);
    whenUndone(scope, () => all.delete(project));
  } else if (other !== stack) {
    Annotations.of(scope).addWarning(
      `'grantAgentRole' must be false in all stacks but one of the project ${project}, got true in ${other.node.path} and ${stack.node.path}; the stack that is destroyed first would take the role of both`,
    );
  }
}
