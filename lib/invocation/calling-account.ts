import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { fits } from "../core/formats/format";
import { isServiceAgent, projectOfAccount } from "../core/formats/principals";
import { PROJECT_NUMBER } from "../core/formats/projects";
import { checkInPlace, knownProject } from "../core/provider-defaults";
import { isToken } from "../core/tokens";
import type { IServiceAccount } from "../iam/service-account";

/**
 * Throws if a Google service cannot call as a service account: it calls as accounts of its own project, and not as Google's
 * service agents.
 *
 * https://cloud.google.com/scheduler/docs/http-target-auth, https://cloud.google.com/tasks/docs/creating-http-target-tasks,
 * https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions, which also delivers the events of Eventarc, https://cloud.google.com/api-gateway/docs/deployment-model
 */
export function checkCallingAccount(
  at: IConstruct,
  noun: string,
  account: IServiceAccount | undefined,
  given: string | undefined,
): void {
  if (!account || isToken(account.email)) return;
  const { email } = account;
  if (isServiceAgent(email)) {
    throw invalid(
      `'serviceAccount' must not be a service agent of Google, got ${got(email)}; use a service account of your own`,
      at,
    );
  }
  const of = projectOfAccount(email);
  checkInPlace(at, () => {
    const project = knownProject(at, given);
    // The email has the id of the project, which its number does not tell.
    if (project === undefined || fits(project, PROJECT_NUMBER) || of === undefined || of === project) return;
    throw invalid(
      `'serviceAccount' must be of the ${noun}'s project ${project}, got ${got(email)}, which is of ${of}`,
      at,
    );
  });
}
