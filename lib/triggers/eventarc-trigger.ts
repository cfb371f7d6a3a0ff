import type { Construct } from "constructs";
import { checkCalls, checkNew } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { EVENT_TYPE } from "../core/formats/events";
import { CHANNEL } from "../core/formats/full-names";
import { isKnown } from "../core/tokens";
import type {
  EventFilter,
  EventTriggerConfig,
  EventTriggerTarget,
  IEventTrigger,
} from "../functions/event-trigger";
import { Role } from "../iam/role";
import { checkEventType, formatOf } from "./event-type-rules";
import { resolvedOptions, type TriggerOptions } from "./trigger-options";
import { checkPlace, placeFor } from "./trigger-place";

/** Which events call the function or service. */
export interface EventarcTriggerProps extends TriggerOptions {
  /** As Eventarc names it, like `google.firebase.remoteconfig.remoteConfig.v1.updated`, or as the sender does on a channel. */
  readonly eventType: string;

  /**
   * The attributes that an event must have, apart from its type.
   *
   * @default - none: every event of the type is delivered
   */
  readonly filters?: EventFilter[];

  /**
   * Where the trigger is: the location of the events, or `global`.
   *
   * @default - the location of the function or service; the only location that has triggers for the type, such as `global` for those of Remote Config
   */
  readonly triggerRegion?: string;

  /**
   * The channel through which a partner or an app sends the events: `projects/PROJECT/locations/REGION/channels/CHANNEL`, in
   * the trigger's region. It is for a `ServiceTrigger` only: the trigger of a function has none.
   *
   * @default - the events come from Google
   */
  readonly channel?: string;
}

const PUBSUB = "google.cloud.pubsub.topic.v1.messagePublished";

/**
 * Calls a function or service for any event of Eventarc that has no trigger class of its own, such as those of Firebase
 * Alerts, Remote Config and Realtime Database, and those that a partner or an app sends through a channel.
 */
export class EventarcTrigger implements IEventTrigger {
  constructor(private readonly props: EventarcTriggerProps) {
    checkNew("EventarcTrigger", new.target, [props]);
  }

  public bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig {
    const { eventType, filters = [], channel } = this.props;
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
    // Who sends through a channel chooses the types.
    if (channel === undefined) {
      checkEventType(scope, eventType, filters);
      checkPlace(scope, eventType, triggerRegion);
    } else checkChannel(scope, channel, triggerRegion);
    const resolved = resolvedOptions(scope, target, this.props);
    return {
      ...resolved,
      eventType,
      triggerRegion,
      filters,
      channel,
      eventDataContentType: formatOf(eventType),
      grants: [target.googleProject.grant(Role.EVENTARC_EVENT_RECEIVER, resolved.serviceAccount)],
    };
  }
}

checkCalls("EventarcTrigger", EventarcTrigger);

/** https://cloud.google.com/eventarc/docs/creating-channels */
function checkChannel(at: Construct, channel: string, triggerRegion: string): void {
  checkFormat("channel", channel, CHANNEL, at);
  const location = CHANNEL.partsOf(channel)?.location;
  if (location === undefined || !isKnown(triggerRegion) || location === triggerRegion) return;
  throw invalid(`'channel' must be in the trigger's region ${triggerRegion}, got one in ${location}`, at);
}
