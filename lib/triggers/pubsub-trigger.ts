import type { Construct } from "constructs";
import { checkCalls, checkNew } from "../core/checked-calls";
import { invalid } from "../core/errors";
import { TOPIC } from "../core/formats/full-names";
import { checkInPlace, knownProject } from "../core/provider-defaults";
import type { EventTriggerConfig, EventTriggerTarget, IEventTrigger } from "../functions/event-trigger";
import { type ITopic, Topic } from "../resources/topic";
import { checkSingleRegion } from "./regions";
import { resolvedOptions, type TriggerOptions } from "./trigger-options";

/** Which messages call the function or service, and how. */
export interface PubSubTriggerProps extends TriggerOptions {
  /**
   * A topic in the project of the function or service.
   *
   * @default - a new topic with the name of the function or `ServiceTrigger`, which is its child `topic`; the key of the function
   * or service encrypts it, too, for which Pub/Sub's service agent needs a role
   */
  readonly topic?: ITopic;

  /**
   * Where the trigger is: a single region.
   *
   * @default - the location of the function or service
   */
  readonly triggerRegion?: string;
}

/** Calls a function or service with each message of a Pub/Sub topic. */
export class PubSubTrigger implements IEventTrigger {
  constructor(private readonly props: PubSubTriggerProps = {}) {
    checkNew("PubSubTrigger", new.target, [props]);
  }

  public bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig {
    const { triggerRegion = target.location } = this.props;
    checkSingleRegion(triggerRegion, "Pub/Sub", false, scope);
    checkProject(scope, this.props.topic, target);
    const { name, project, kmsKeyName } = target;
    const topic = this.props.topic ?? new Topic(scope, "topic", { name, project, kmsKeyName });
    return {
      ...resolvedOptions(scope, target, this.props),
      eventType: "google.cloud.pubsub.topic.v1.messagePublished",
      triggerRegion,
      pubsubTopic: topic.fullName,
    };
  }
}

checkCalls("PubSubTrigger", PubSubTrigger);

function checkProject(at: Construct, topic: ITopic | undefined, target: EventTriggerTarget): void {
  const inName = TOPIC.partsOf(topic?.fullName)?.project;
  if (inName === undefined) return;
  checkInPlace(at, () => {
    const [project, of] = [target.project, inName].map((one) => knownProject(at, one));
    if (project === undefined || of === undefined || project === of) return;
    throw invalid(
      `'topic' must be of the ${target.noun}'s project ${project}, got one of ${of}; use PushSubscription`,
      at,
    );
  });
}
