import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { GoogleProject } from "../iam/google-project";
import type { IServiceAccount } from "../iam/service-account";

/** A source of events that call a function, through Eventarc. */
export interface IEventTrigger {
  /** Called once, by the function's constructor. The scope is the function. */
  bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig;
}

/** The function that a trigger is for. */
export interface EventTriggerTarget {
  readonly functionName: string;
  readonly location: string;

  /** The project, where the function was given one. */
  readonly project?: string;

  /** The function's project, for roles that events need there. */
  readonly googleProject: GoogleProject;

  /** A stem for the ids of service accounts made for this function, such as `STEM-trigger`. */
  readonly accountStem: string;
}

/** Whether Eventarc delivers an event again when the function fails. */
export enum RetryPolicy {
  /** A failed event is dropped. */
  DO_NOT_RETRY = "RETRY_POLICY_DO_NOT_RETRY",

  /** A failed event is delivered again for 24 hours, with growing pauses: the function must be idempotent. */
  RETRY = "RETRY_POLICY_RETRY",
}

/** What a trigger tells its function. */
export interface EventTriggerConfig {
  /** As Eventarc names it, like `google.cloud.pubsub.topic.v1.messagePublished`. */
  readonly eventType: string;

  /** Whom Eventarc calls the function as. The function lets it in. */
  readonly serviceAccount: IServiceAccount;

  readonly retryPolicy: RetryPolicy;

  /** @default - the function's location */
  readonly triggerRegion?: string;

  /** @default - none: the event type alone selects the events */
  readonly filters?: EventFilter[];

  /**
   * In full: `projects/PROJECT/topics/TOPIC`.
   *
   * @default - Eventarc makes a topic of its own
   */
  readonly pubsubTopic?: string;

  /**
   * What must exist before the trigger does, such as grants.
   *
   * @default []
   */
  readonly dependsOn?: ITerraformDependable[];
}

/** An attribute that events must have to be delivered. */
export interface EventFilter {
  readonly attribute: string;
  readonly value: string;

  /**
   * Whether the value is a path pattern, in which `*` stands for one segment and `**` for any number.
   *
   * @default false
   */
  readonly pathPattern?: boolean;
}
