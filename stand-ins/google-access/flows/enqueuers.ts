import type { Deployment } from "../deployment";
import { block } from "../document";
import { type Binding, bindingsOf } from "../policies";
import { type Step, When } from "../step";

/**
 * A principal that creates tasks must be allowed to act as the account as which the tasks call.
 * https://cloud.google.com/tasks/docs/creating-http-target-tasks#token
 */
export function enqueuers(deployment: Deployment): Step[] {
  const bindings = bindingsOf(deployment);
  return deployment.document.resources("google_cloud_tasks_queue").flatMap((element) => {
    const token = block(block(element.values, "http_target"), "oidc_token");
    const name = deployment.fullName(element, "queues", element.values.name);
    if (!token) return [];
    const mayCreate = ({ on, role }: Binding) => on.name === name && role === "roles/cloudtasks.enqueuer";
    return bindings.filter(mayCreate).map(({ member }) => ({
      flow: "enqueuers",
      of: element.address,
      when: When.IN_USE,
      principal: member,
      permission: "iam.serviceAccounts.actAs",
      on: deployment.account(deployment.text(token.service_account_email)),
    }));
  });
}
