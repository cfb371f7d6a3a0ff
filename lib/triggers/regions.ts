import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { fits } from "../core/formats/format";
import { REGION } from "../core/formats/places";
import { isKnown } from "../core/tokens";

/** Throws if a known trigger region is no region, unless it is `global` and the trigger takes that. */
export function checkSingleRegion(
  region: string | undefined,
  what: string,
  orGlobal: boolean,
  at: IConstruct,
): void {
  if (!isKnown(region) || fits(region, REGION) || (region === "global" && orGlobal)) return;
  throw invalid(
    `'triggerRegion' must be a single region${orGlobal ? " or 'global'" : ""} for ${what}, got ${got(region)}`,
    at,
  );
}
