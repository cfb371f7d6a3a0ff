import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { EVENT_TYPE } from "../core/formats/events";
import type {
  EventFilter,
  EventTriggerConfig,
  EventTriggerTarget,
  IEventTrigger,
} from "../functions/event-trigger";
import { Role } from "../iam/role";
import { checkEventType, placeFor } from "./event-type-rules";
import { resolvedOptions, type TriggerOptions } from "./trigger-options";

/** Which events call the function. */
export interface EventarcTriggerProps extends TriggerOptions {
  /** As Eventarc names it, like `google.firebase.remoteconfig.remoteConfig.v1.updated`. */
  readonly eventType: string;

  /**
   * The attributes that an event must have, apart from its type.
   *
   * @default - none: every event of the type calls the function
   */
  readonly filters?: EventFilter[];

  /**
   * Where the trigger is: the location of the events, or `global`.
   *
   * @default - the function's location; `global` for types that have triggers nowhere else, such as those of Remote Config
   */
  readonly triggerRegion?: string;
}

const PUBSUB = "google.cloud.pubsub.topic.v1.messagePublished";

/**
 * Calls the function for any event of Eventarc that has no trigger class of its own, such as those of Firebase Alerts,
 * Remote Config and Realtime Database.
 *
 * Events of an Eventarc channel cannot call a function, because the provider's `event_trigger` has no argument for a channel.
 */
export class EventarcTrigger implements IEventTrigger {
  constructor(private readonly props: EventarcTriggerProps) {}

  public bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig {
    const { eventType, filters = [] } = this.props;
    const { triggerRegion = placeFor(eventType, target.location) } = this.props;
    checkFormat("eventType", eventType, EVENT_TYPE, scope);
    if (eventType === PUBSUB) {
      throw invalid(
        `'eventType' must not be that of Pub/Sub, which needs a topic, got '${PUBSUB}'; use PubSubTrigger`,
        scope,
      );
    }
    if (eventType.startsWith("google.cloud.storage.object.v1.")) {
      throw invalid(
        `'eventType' must not be one of Cloud Storage, whose agent needs a role, got ${got(eventType)}; use StorageTrigger`,
        scope,
      );
    }
    if (filters.some(({ attribute }) => attribute === "type")) {
      throw invalid(
        "'filters' must not name the attribute 'type', got one that does; give 'eventType'",
        scope,
      );
    }
    checkEventType(scope, eventType, filters, triggerRegion);
    const resolved = resolvedOptions(scope, target, this.props);
    return {
      ...resolved,
      eventType,
      triggerRegion,
      filters,
      grants: [target.googleProject.grant(Role.EVENTARC_EVENT_RECEIVER, resolved.serviceAccount)],
    };
  }
}
