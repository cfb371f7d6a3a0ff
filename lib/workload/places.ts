import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { knownLocation } from "../core/provider-defaults";
import { isKnown } from "../core/tokens";

/** Throws where something that a workload uses is in another location than the workload, as far as both are known. */
export function checkPlaces(
  at: Construct,
  noun: string,
  given: string | undefined,
  places: { [prop: string]: string | undefined },
): void {
  const location = knownLocation(at, given);
  if (location === undefined) return;
  for (const [prop, place] of Object.entries(places)) {
    if (isKnown(place) && place !== location) {
      throw invalid(`'${prop}' must be in the ${noun}'s location ${location}, got one in ${place}`, at);
    }
  }
}
