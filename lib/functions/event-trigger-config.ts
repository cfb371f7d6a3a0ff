import type { Cloudfunctions2FunctionEventTrigger } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import type { EventFilter, EventTriggerConfig } from "./event-trigger";

/** A trigger as the function's resource describes it. */
export function eventTriggerConfigOf(trigger: EventTriggerConfig): Cloudfunctions2FunctionEventTrigger {
  return {
    eventType: trigger.eventType,
    triggerRegion: trigger.triggerRegion,
    eventFilters: trigger.filters?.length ? trigger.filters.map(filterConfigOf) : undefined,
    pubsubTopic: trigger.pubsubTopic,
    serviceAccountEmail: trigger.serviceAccount.email,
    retryPolicy: trigger.retryPolicy,
  };
}

function filterConfigOf({ attribute, value, pathPattern }: EventFilter) {
  return { attribute, value, operator: pathPattern ? "match-path-pattern" : undefined };
}
