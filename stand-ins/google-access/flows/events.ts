import { agentIn, AGENTS } from "../agents";
import type { Deployment } from "../deployment";
import { block, type Element, type Values } from "../document";
import { project } from "../google-resources";
import { type Step, When } from "../step";
import { serviceOf } from "./workloads";

const PUBSUB = "google.cloud.pubsub.topic.v1.messagePublished";

/**
 * Events that Eventarc delivers to a function.
 *
 * Google creates the trigger together with the function. It refuses the trigger if the trigger's account may not receive
 * events, or if Cloud Storage may not publish them. https://cloud.google.com/eventarc/docs/run/roles-permissions
 */
export function events(deployment: Deployment): Step[] {
  return deployment.document.resources("google_cloudfunctions2_function").flatMap((element) => {
    const trigger = block(element.values, "event_trigger");
    return trigger ? ofTrigger(deployment, element, trigger) : [];
  });
}

function ofTrigger(deployment: Deployment, element: Element, trigger: Values): Step[] {
  const home = deployment.projectOf(element);
  const number = deployment.number(home);
  const type = deployment.text(trigger.event_type);
  const email =
    deployment.text(trigger.service_account_email) || `${number}-compute@developer.gserviceaccount.com`;
  const principal = `serviceAccount:${email}`;
  const common = { flow: "events", of: element.address };
  const steps: Step[] = [
    {
      ...common,
      when: When.IN_USE,
      principal,
      permission: "run.routes.invoke",
      on: serviceOf(deployment, element),
    },
    {
      ...common,
      when: When.IN_USE,
      principal: agentIn(AGENTS.PUBSUB, number),
      permission: "iam.serviceAccounts.getOpenIdToken",
      on: deployment.account(email),
    },
  ];
  if (type !== PUBSUB) {
    const permission = "eventarc.events.receiveEvent";
    steps.push({ ...common, when: When.AT_CREATION, principal, permission, on: project(home) });
  }
  if (type.startsWith("google.cloud.storage.")) {
    // Eventarc creates the topic, so its name is not known before.
    steps.push({
      ...common,
      when: When.AT_CREATION,
      principal: agentIn(AGENTS.STORAGE, number),
      permission: "pubsub.topics.publish",
      on: project(home),
    });
  }
  return steps;
}
