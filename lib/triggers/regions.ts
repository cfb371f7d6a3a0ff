import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";

// Locations in which an API has data, but no Eventarc trigger of its own: https://cloud.google.com/eventarc/docs/locations.
const MULTI_REGION = /^(us|eu|asia|nam\d+|eur\d+|asia\d+)$/;

/** Throws where a trigger region is known and not a single region, or `global` where events of all regions are allowed. */
export function checkSingleRegion(
  region: string | undefined,
  what: string,
  orGlobal: boolean,
  at: IConstruct,
): void {
  if (!isKnown(region)) return;
  if (MULTI_REGION.test(region) || (region === "global" && !orGlobal)) {
    throw invalid(
      `'triggerRegion' must be a single region${orGlobal ? " or 'global'" : ""} for ${what}, got ${got(region)}`,
      at,
    );
  }
}
