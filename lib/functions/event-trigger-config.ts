import type { Cloudfunctions2FunctionEventTrigger } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import type { IConstruct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { EVENT_ATTRIBUTE, TRIGGER_LOCATION } from "../core/formats/events";
import { literal } from "../core/literal";
import { isToken } from "../core/tokens";
import type { EventFilter, EventTriggerConfig } from "./event-trigger";

/** The `event_trigger` block of the function's resource. Throws for an invalid region or event attribute. */
export function eventTriggerConfigOf(
  trigger: EventTriggerConfig,
  at: IConstruct,
): Cloudfunctions2FunctionEventTrigger {
  const { triggerRegion } = trigger;
  checkFormat("triggerRegion", triggerRegion, TRIGGER_LOCATION, at);
  return {
    eventType: trigger.eventType,
    triggerRegion,
    eventFilters: trigger.filters?.length
      ? trigger.filters.map((filter) => filterConfigOf(filter, at))
      : undefined,
    pubsubTopic: trigger.pubsubTopic,
    serviceAccountEmail: trigger.serviceAccount.email,
    retryPolicy: trigger.retryPolicy,
  };
}

function filterConfigOf({ attribute, value, pathPattern }: EventFilter, at: IConstruct) {
  checkFormat("attribute", attribute, EVENT_ATTRIBUTE, at);
  return {
    attribute,
    value: isToken(value) ? value : literal(value),
    operator: pathPattern ? "match-path-pattern" : undefined,
  };
}
