import type { Construct, IDependable } from "constructs";
import type { GoogleProject } from "../iam/google-project";
import type { Grant } from "../iam/grant";
import type { IServiceAccount } from "../iam/service-account";

/** A source of events. Eventarc calls a function or a service with each event. */
export interface IEventTrigger {
  /** Prepares the trigger. A function with a `trigger`, or a `ServiceTrigger`, calls it once, with itself as the scope. */
  bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig;
}

/** What a trigger is for. */
export interface EventTriggerTarget {
  /** The word for it in messages: `function` or `service`. */
  readonly noun: string;

  /** The name for what the trigger makes: that of the function, or of the `ServiceTrigger`. It may be a token. */
  readonly name: string;

  /** What a service account of the trigger's own is for, as its description. */
  readonly purpose: string;

  /** The region of the function or service. */
  readonly location: string;

  /** The project that the function or service was given; undefined if it was given none. */
  readonly project?: string;

  /** The project of the function or service, on which the trigger can grant roles. */
  readonly googleProject: GoogleProject;

  /** How the ids of service accounts for this trigger begin, as in `STEM-trigger`. */
  readonly accountStem: string;

  /**
   * The Cloud KMS key that encrypts the function or service, and what the trigger makes.
   *
   * @default - Google's own keys
   */
  readonly kmsKeyName?: string | undefined;
}

/** Whether Eventarc delivers an event again after the function or service failed. */
export enum RetryPolicy {
  /** Eventarc drops a failed event. */
  DO_NOT_RETRY = "RETRY_POLICY_DO_NOT_RETRY",

  /** Eventarc delivers a failed event again for 24 hours, with growing pauses. The code must be idempotent. */
  RETRY = "RETRY_POLICY_RETRY",
}

/** The format in which Eventarc delivers the data of an event. */
export enum EventDataContentType {
  JSON = "application/json",

  /** Protocol buffers. Events of Firestore and Datastore have no other format. */
  PROTOBUF = "application/protobuf",
}

/** What a trigger gives to its function or `ServiceTrigger`. */
export interface EventTriggerConfig {
  /** Eventarc's name of the event type, like `google.cloud.pubsub.topic.v1.messagePublished`. */
  readonly eventType: string;

  /** The service account as which Eventarc calls. The function or service lets it in. */
  readonly serviceAccount: IServiceAccount;

  /**
   * Whether Eventarc delivers an event again after the function or service failed.
   *
   * @default - RetryPolicy.DO_NOT_RETRY for a function, RetryPolicy.RETRY for a service
   */
  readonly retryPolicy?: RetryPolicy;

  /**
   * The location of the Eventarc trigger: a region, or a multi-region like `us`.
   *
   * @default - the location of the function or service
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
   * The channel through which a partner or an app sends the events: `projects/PROJECT/locations/REGION/channels/CHANNEL`.
   * Throws for a function, whose own trigger has no channel.
   *
   * @default - the events come from Google
   */
  readonly channel?: string;

  /**
   * The only format in which Google delivers such events.
   *
   * @default - any
   */
  readonly eventDataContentType?: EventDataContentType;

  /**
   * What Google asks for while it makes the trigger. The trigger waits until these grants are effective.
   *
   * @default []
   */
  readonly grants?: Grant[];

  /**
   * What else must exist before the trigger does.
   *
   * @default []
   */
  readonly dependsOn?: IDependable[];
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
