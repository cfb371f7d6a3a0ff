import type { Cloudfunctions2FunctionEventTrigger } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { EVENT_ATTRIBUTE, TRIGGER_LOCATION } from "../core/formats/events";
import { literal } from "../core/literal";
import { isToken } from "../core/tokens";
import { type EventFilter, type EventTriggerConfig, RetryPolicy } from "./event-trigger";

/** The `event_trigger` block of the function's resource. Throws for an invalid region or event attribute, and for a channel. */
export function eventTriggerConfigOf(
  trigger: EventTriggerConfig,
  at: IConstruct,
): Cloudfunctions2FunctionEventTrigger {
  const { triggerRegion, channel, filters = [], retryPolicy = RetryPolicy.DO_NOT_RETRY } = trigger;
  if (channel !== undefined) {
    throw invalid(
      `'channel' must not be given for the trigger of a function, which cannot have one, got ${got(channel)}; use ServiceTrigger with the function as its target`,
      at,
    );
  }
  checkFormat("triggerRegion", triggerRegion, TRIGGER_LOCATION, at);
  return {
    eventType: trigger.eventType,
    triggerRegion,
    eventFilters: filters.length > 0 ? filters.map((filter) => filterConfigOf(filter, at)) : undefined,
    pubsubTopic: trigger.pubsubTopic,
    serviceAccountEmail: trigger.serviceAccount.email,
    retryPolicy,
  };
}

/** An attribute that an event must have, as the provider takes it. Throws for an invalid attribute. */
export function filterConfigOf({ attribute, value, pathPattern }: EventFilter, at: IConstruct) {
  checkFormat("attribute", attribute, EVENT_ATTRIBUTE, at);
  return {
    attribute,
    value: isToken(value) ? value : literal(value),
    operator: pathPattern ? "match-path-pattern" : undefined,
  };
}
