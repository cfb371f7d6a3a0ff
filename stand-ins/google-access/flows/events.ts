import { agentIn, AGENTS } from "../agents";
import type { Deployment } from "../deployment";
import { block, blocks, type Element, type Values } from "../document";
import { named, project } from "../google-resources";
import { type Step, When } from "../step";
import { serviceOf } from "./workloads";

const PUBSUB = "google.cloud.pubsub.topic.v1.messagePublished";

/** An Eventarc trigger, of a function or of its own. */
interface Trigger {
  readonly type: string;
  readonly account: unknown;

  /** The Cloud Run service that it calls. */
  readonly service: Step["on"];
}

/**
 * Events that Eventarc delivers to a function or a service.
 *
 * Google creates the trigger of a function together with the function. It refuses the trigger if the trigger's account may not receive
 * events, or if Cloud Storage may not publish them. https://cloud.google.com/eventarc/docs/run/roles-permissions
 */
export function events(deployment: Deployment): Step[] {
  const { document } = deployment;
  return [
    ...document.resources("google_cloudfunctions2_function").flatMap((element) => {
      const trigger = block(element.values, "event_trigger");
      return trigger ? ofTrigger(deployment, element, functionTrigger(deployment, element, trigger)) : [];
    }),
    ...document
      .resources("google_eventarc_trigger")
      .flatMap((element) => ofTrigger(deployment, element, ownTrigger(deployment, element))),
  ];
}

function functionTrigger(deployment: Deployment, element: Element, trigger: Values): Trigger {
  return {
    type: deployment.text(trigger.event_type),
    account: trigger.service_account_email,
    service: serviceOf(deployment, element),
  };
}

/** The service is in the trigger's project, and in the region that the destination names. */
function ownTrigger(deployment: Deployment, element: Element): Trigger {
  const criteria = blocks(element.values, "matching_criteria");
  const { service, region } = block(block(element.values, "destination"), "cloud_run_service") ?? {};
  const place = `projects/${deployment.projectOf(element)}/locations/${deployment.text(region)}`;
  return {
    type: deployment.text(criteria.find(({ attribute }) => attribute === "type")?.value),
    account: element.values.service_account,
    service: named(`${place}/services/${deployment.text(service)}`),
  };
}

function ofTrigger(deployment: Deployment, element: Element, { type, account, service }: Trigger): Step[] {
  const home = deployment.projectOf(element);
  const number = deployment.number(home);
  const email = deployment.text(account) || `${number}-compute@developer.gserviceaccount.com`;
  const principal = `serviceAccount:${email}`;
  const common = { flow: "events", of: element.address };
  const steps: Step[] = [
    {
      ...common,
      when: When.IN_USE,
      principal,
      permission: "run.routes.invoke",
      on: service,
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
