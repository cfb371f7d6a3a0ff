import { agentIn, AGENTS } from "../agents";
import type { Deployment } from "../deployment";
import { block } from "../document";
import { named } from "../google-resources";
import { type Step, When } from "../step";

/**
 * Dead letters: Pub/Sub's agent takes messages from the subscription and publishes them. Its own role allows neither.
 * https://cloud.google.com/pubsub/docs/handling-failures#grant_forwarding_permissions
 */
export function deadLetters(deployment: Deployment): Step[] {
  return deployment.document.resources("google_pubsub_subscription").flatMap((element) => {
    const topic = deployment.text(block(element.values, "dead_letter_policy")?.dead_letter_topic);
    if (topic === "") return [];
    const home = deployment.projectOf(element);
    const common = {
      flow: "dead letters",
      of: element.address,
      when: When.IN_USE,
      principal: agentIn(AGENTS.PUBSUB, deployment.number(home)),
    };
    const subscription = named(`projects/${home}/subscriptions/${deployment.text(element.values.name)}`);
    return [
      { ...common, permission: "pubsub.topics.publish", on: named(topic) },
      { ...common, permission: "pubsub.subscriptions.consume", on: subscription },
    ];
  });
}
