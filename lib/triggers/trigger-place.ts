import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { DATABASE_LOCATION } from "../core/formats/databases";
import { isKnown } from "../core/tokens";
import { PLACES_DATE, placesOf } from "./event-places";
import { eventTypeOf } from "./event-types";
import { checkSingleRegion } from "./regions";

/** The default location of a trigger: the only one that there is for the event type, or else the one that is given. */
export function placeFor(eventType: string, location: string): string {
  const places = placesOf(eventType);
  return places?.length === 1 ? places[0] : location;
}

/**
 * Throws if Eventarc has no triggers for the event type in such a place. Warns if Google's list lacks the region: the list
 * grows.
 */
export function checkPlace(at: Construct, eventType: string, triggerRegion: string): void {
  if (!isKnown(eventType) || !isKnown(triggerRegion)) return;
  const places = placesOf(eventType);
  if (!places) checkUnlisted(at, eventType, triggerRegion);
  else if (!places.includes(triggerRegion)) refuseOrWarn(at, eventType, places, triggerRegion);
}

function refuseOrWarn(at: Construct, eventType: string, places: string[], triggerRegion: string): void {
  if (places.length === 1) {
    throw invalid(
      `'triggerRegion' must be ${got(places[0])} for the event type ${eventType}, got ${got(triggerRegion)}`,
      at,
    );
  }
  checkSingleRegion(triggerRegion, eventType, places.includes("global"), at);
  Annotations.of(at).addWarning(
    `'triggerRegion' must be a location with triggers for ${eventType}, got ${got(triggerRegion)}, which Google's list of ${PLACES_DATE} does not have`,
  );
}

/** Firestore has triggers in multi-regions, and other products have not: https://cloud.google.com/eventarc/docs/locations. */
function checkUnlisted(at: Construct, eventType: string, triggerRegion: string): void {
  // A type that the catalogue lacks may be new, and so may its places.
  if (!eventTypeOf(eventType)) return;
  if (OF_DATABASES.test(eventType)) checkFormat("triggerRegion", triggerRegion, DATABASE_LOCATION, at);
  else checkSingleRegion(triggerRegion, eventType, true, at);
}

const OF_DATABASES = /^google\.cloud\.(?:firestore\.document|datastore\.entity)\./;
