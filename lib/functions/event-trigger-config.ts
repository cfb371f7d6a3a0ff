import type { Cloudfunctions2FunctionEventTrigger } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { literal } from "../core/literal";
import { isKnown, isToken } from "../core/tokens";
import type { EventFilter, EventTriggerConfig } from "./event-trigger";

/** The `event_trigger` block of the function's resource. Throws for an invalid region or event attribute. */
export function eventTriggerConfigOf(
  trigger: EventTriggerConfig,
  at: IConstruct,
): Cloudfunctions2FunctionEventTrigger {
  const { triggerRegion } = trigger;
  if (isKnown(triggerRegion) && !/^[a-z0-9-]+$/.test(triggerRegion)) {
    throw invalid(`'triggerRegion' must be a location, like 'us-central1', got ${got(triggerRegion)}`, at);
  }
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
  if (isKnown(attribute) && !/^[a-z][a-z0-9]*$/i.test(attribute)) {
    throw invalid(`'attribute' must be one of an event's, like 'serviceName', got ${got(attribute)}`, at);
  }
  return {
    attribute,
    value: isToken(value) ? value : literal(value),
    operator: pathPattern ? "match-path-pattern" : undefined,
  };
}
