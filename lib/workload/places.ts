import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { checkInPlace, knownLocation } from "../core/provider-defaults";
import { isKnown } from "../core/tokens";

/** Throws where something that a workload uses is in another location than the workload, as far as both are known. */
export function checkPlaces(
  at: Construct,
  noun: string,
  given: string | undefined,
  places: { [prop: string]: string | undefined },
): void {
  const known = Object.entries(places).filter(([, place]) => isKnown(place));
  if (known.length === 0) return;
  checkInPlace(at, () => {
    const location = knownLocation(at, given);
    const elsewhere = known.find(([, place]) => location !== undefined && place !== location);
    if (!elsewhere) return;
    const [prop, place] = elsewhere;
    throw invalid(`'${prop}' must be in the ${noun}'s location ${location}, got one in ${place}`, at);
  });
}
