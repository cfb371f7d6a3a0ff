import type {
  EventarcTriggerDestinationCloudRunService,
  EventarcTriggerMatchingCriteria,
} from "@cdktf/provider-google/lib/eventarc-trigger";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { isToken } from "../core/tokens";
import { EventDataContentType, type EventTriggerConfig } from "../functions/event-trigger";
import { filterConfigOf } from "../functions/event-trigger-config";
import { shortServiceNameOf } from "../invocation/service-address";
import type { ServiceTriggerProps } from "./service-trigger-props";
import { targetPath } from "./target-path";

/** The service that a trigger calls. */
export function destinationOf(
  at: Construct,
  { target, path }: ServiceTriggerProps,
): EventarcTriggerDestinationCloudRunService {
  return {
    service: shortServiceNameOf(target),
    region: target.location,
    path: path === undefined ? undefined : targetPath(path, target, at),
  };
}

/** The attributes that an event must have, and its type among them. */
export function matchingCriteriaOf(
  at: Construct,
  { eventType, filters = [] }: EventTriggerConfig,
): EventarcTriggerMatchingCriteria[] {
  return [{ attribute: "type", value: eventType }, ...filters.map((filter) => filterConfigOf(filter, at))];
}

/** The format of the data. Google's default is written, because the provider would keep an earlier one. */
export function contentTypeOf(
  at: Construct,
  { eventType, eventDataContentType: only }: EventTriggerConfig,
  wanted: EventDataContentType | undefined,
): EventDataContentType {
  if (only !== undefined && wanted !== undefined && !isToken(wanted) && wanted !== only) {
    throw invalid(
      `'eventDataContentType' must be '${only}' for the event type ${eventType}, got ${got(wanted)}`,
      at,
    );
  }
  return wanted ?? only ?? EventDataContentType.JSON;
}
