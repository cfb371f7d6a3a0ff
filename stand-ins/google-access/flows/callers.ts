import { type Agent, agentIn, AGENTS } from "../agents";
import type { Deployment } from "../deployment";
import { block, type Element, type Values } from "../document";
import { named } from "../google-resources";
import { type Step, When } from "../step";
import { invocation } from "./workloads";

/** A Google service that calls as a service account, and how to read that from its resource. */
interface Caller {
  readonly flow: string;
  readonly type: string;
  readonly agent: Agent;
  readonly call: (values: Values) => { readonly token?: Values; readonly url?: unknown };
}

const CALLERS: readonly Caller[] = [
  // https://cloud.google.com/scheduler/docs/http-target-auth
  {
    flow: "scheduler",
    type: "google_cloud_scheduler_job",
    agent: AGENTS.SCHEDULER,
    call: (values) => {
      const target = block(values, "http_target");
      return { token: block(target, "oidc_token"), url: target?.uri };
    },
  },
  // https://cloud.google.com/tasks/docs/creating-http-target-tasks#token
  {
    flow: "tasks",
    type: "google_cloud_tasks_queue",
    agent: AGENTS.TASKS,
    call: (values) => {
      const target = block(values, "http_target");
      return { token: block(target, "oidc_token"), url: block(target, "uri_override")?.host };
    },
  },
  // https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions
  {
    flow: "push",
    type: "google_pubsub_subscription",
    agent: AGENTS.PUBSUB,
    call: (values) => {
      const push = block(values, "push_config");
      return { token: block(push, "oidc_token"), url: push?.push_endpoint };
    },
  },
];

/** Calls of Google services: the account needs access to the target, and the product's agent must sign as the account. */
export function callers(deployment: Deployment): Step[] {
  return [...calls(deployment), ...runs(deployment)];
}

// https://cloud.google.com/run/docs/execute/jobs-on-schedule, https://docs.cloud.google.com/run/docs/reference/rest/v2/projects.locations.jobs/run
const RUNS = /^https:\/\/run\.googleapis\.com\/v2\/(projects\/[^/]+\/locations\/[^/]+\/jobs\/[^/]+):run$/;

/** Runs of jobs by Cloud Scheduler: the account needs the permission, and another one for overrides in the body; the agent makes access tokens of the account. */
function runs(deployment: Deployment): Step[] {
  return deployment.document.resources("google_cloud_scheduler_job").flatMap((element) => {
    const target = block(element.values, "http_target");
    const token = block(target, "oauth_token");
    const job = RUNS.exec(deployment.text(target?.uri))?.[1];
    if (!token || job === undefined) return [];
    const email = deployment.text(token.service_account_email);
    const common = { flow: "scheduled-run", of: element.address, when: When.IN_USE };
    const number = deployment.number(deployment.projectOf(element));
    const permissions = [
      "run.jobs.run",
      ...(target?.body === undefined ? [] : ["run.jobs.runWithOverrides"]),
    ];
    return [
      ...permissions.map((permission) => ({
        ...common,
        principal: `serviceAccount:${email}`,
        permission,
        on: named(job),
      })),
      {
        ...common,
        principal: agentIn(AGENTS.SCHEDULER, number),
        permission: "iam.serviceAccounts.getAccessToken",
        on: deployment.account(email),
      },
    ];
  });
}

function calls(deployment: Deployment): Step[] {
  return CALLERS.flatMap((caller) =>
    deployment.document.resources(caller.type).flatMap((element) => ofCaller(deployment, caller, element)),
  );
}

function ofCaller(deployment: Deployment, { flow, agent, call }: Caller, element: Element): Step[] {
  const { token, url } = call(element.values);
  if (!token) return [];
  const email = deployment.text(token.service_account_email);
  const common = { flow, of: element.address, when: When.IN_USE };
  const asked = invocation(deployment, deployment.text(url));
  const signs = {
    principal: agentIn(agent, deployment.number(deployment.projectOf(element))),
    permission: "iam.serviceAccounts.getOpenIdToken",
    on: deployment.account(email),
  };
  return [
    ...(asked ? [{ ...common, principal: `serviceAccount:${email}`, ...asked }] : []),
    { ...common, ...signs },
  ];
}
