import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { knownProject } from "../core/provider-defaults";
import type { EventTriggerConfig, EventTriggerTarget, IEventTrigger } from "../functions/event-trigger";
import { checkSingleRegion } from "./regions";
import { type ITopic, Topic } from "../resources/topic";
import { resolvedOptions, type TriggerOptions } from "./trigger-options";

/** What a Pub/Sub trigger can be told. */
export interface PubSubTriggerOptions extends TriggerOptions {
  /**
   * Where the trigger is: a single region.
   *
   * @default - the function's location
   */
  readonly triggerRegion?: string;
}

/** Calls the function for every message of a topic in the function's project. */
export class PubSubTrigger implements IEventTrigger {
  /** On a topic that is made for the function, and named after it. It is the function's child `topic`. */
  public static onNewTopic(options: PubSubTriggerOptions = {}): PubSubTrigger {
    return new PubSubTrigger(undefined, options);
  }

  /** On a topic. */
  public static onTopic(topic: ITopic, options: PubSubTriggerOptions = {}): PubSubTrigger {
    return new PubSubTrigger(topic, options);
  }

  private constructor(
    private readonly topic: ITopic | undefined,
    private readonly options: PubSubTriggerOptions,
  ) {}

  public bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig {
    const { triggerRegion = target.location } = this.options;
    checkSingleRegion(triggerRegion, "Pub/Sub", false, scope);
    checkProject(scope, this.topic, target.project);
    const topic =
      this.topic ?? new Topic(scope, "topic", { name: target.functionName, project: target.project });
    return {
      ...resolvedOptions(scope, target, this.options),
      eventType: "google.cloud.pubsub.topic.v1.messagePublished",
      triggerRegion,
      pubsubTopic: topic.fullName,
    };
  }
}

function checkProject(at: Construct, topic: ITopic | undefined, given: string | undefined): void {
  const project = knownProject(at, given);
  const of = /^projects\/([^/$]+)\/topics\//.exec(topic?.fullName ?? "")?.[1];
  if (project && of && project !== of) {
    throw invalid(
      `'topic' must be of the function's project ${project}, got one of ${of}; use PushSubscription`,
      at,
    );
  }
}
