import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";

// Multi-regions that hold data but in which Eventarc has no triggers: https://cloud.google.com/eventarc/docs/locations.
const MULTI_REGION = /^(us|eu|asia|nam\d+|eur\d+|asia\d+)$/;

/** Whether a location is one of several regions, like `us` or `nam5`. */
export function isMultiRegion(location: string): boolean {
  return MULTI_REGION.test(location);
}

/** Throws if a known trigger region is a multi-region, or if it is `global` and the trigger does not take that. */
export function checkSingleRegion(
  region: string | undefined,
  what: string,
  orGlobal: boolean,
  at: IConstruct,
): void {
  if (!isKnown(region)) return;
  if (isMultiRegion(region) || (region === "global" && !orGlobal)) {
    throw invalid(
      `'triggerRegion' must be a single region${orGlobal ? " or 'global'" : ""} for ${what}, got ${got(region)}`,
      at,
    );
  }
}
