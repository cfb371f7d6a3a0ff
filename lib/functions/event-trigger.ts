import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { GoogleProject } from "../iam/google-project";
import type { Grant } from "../iam/grant";
import type { IServiceAccount } from "../iam/service-account";

/** A source of events. Eventarc calls the function with each event. */
export interface IEventTrigger {
  /** Prepares the trigger. The function's constructor calls it once, with the function as the scope. */
  bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig;
}

/** The function that a trigger is for. */
export interface EventTriggerTarget {
  /** The name of the function, which may be a token. */
  readonly functionName: string;

  /** The region of the function. */
  readonly location: string;

  /** The function's `project` prop; undefined if it has none. */
  readonly project?: string;

  /** The project of the function, on which the trigger can grant roles. */
  readonly googleProject: GoogleProject;

  /** How the ids of service accounts for this function begin, as in `STEM-trigger`. */
  readonly accountStem: string;
}

/** Whether Eventarc delivers an event again after the function failed. */
export enum RetryPolicy {
  /** Eventarc drops a failed event. */
  DO_NOT_RETRY = "RETRY_POLICY_DO_NOT_RETRY",

  /** Eventarc delivers a failed event again for 24 hours, with growing pauses. The function must be idempotent. */
  RETRY = "RETRY_POLICY_RETRY",
}

/** What a trigger gives to its function. */
export interface EventTriggerConfig {
  /** Eventarc's name of the event type, like `google.cloud.pubsub.topic.v1.messagePublished`. */
  readonly eventType: string;

  /** The service account with which Eventarc calls the function. The function lets it in. */
  readonly serviceAccount: IServiceAccount;

  /** Whether Eventarc delivers an event again after the function failed. */
  readonly retryPolicy: RetryPolicy;

  /**
   * The location of the Eventarc trigger: a region, or a multi-region like `us`.
   *
   * @default - the function's location
   */
  readonly triggerRegion?: string;

  /**
   * The attributes that an event must have. All filters must match.
   *
   * @default - all events of the event type
   */
  readonly filters?: EventFilter[];

  /**
   * The topic whose messages are the events: `projects/PROJECT/topics/TOPIC`.
   *
   * @default - Eventarc creates its own topic
   */
  readonly pubsubTopic?: string;

  /**
   * What Google asks for while it makes the trigger. The function waits until these grants are effective.
   *
   * @default []
   */
  readonly grants?: Grant[];

  /**
   * What else must exist before the trigger does.
   *
   * @default []
   */
  readonly dependsOn?: ITerraformDependable[];
}

/** An attribute that an event must have. Eventarc delivers no other events. */
export interface EventFilter {
  /** The name of the attribute, like `bucket`. */
  readonly attribute: string;

  /** The value that the attribute must have. */
  readonly value: string;

  /**
   * Whether the value is a path pattern, in which `*` stands for one segment and `**` for any number.
   *
   * @default false
   */
  readonly pathPattern?: boolean;
}
