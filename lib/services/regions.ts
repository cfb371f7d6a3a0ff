import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { KMS_KEY } from "../core/formats/full-names";
import { REGION } from "../core/formats/places";
import { checkRegion } from "../core/locations";
import { isKnown, isToken } from "../core/tokens";
import type { CloudRunServiceProps } from "./cloud-run-service-props";

/**
 * Throws where a service cannot be in its regions. Each of them gets a name in an address, so Terraform must not be the first to know it.
 *
 * https://cloud.google.com/run/docs/multiple-regions#deploy
 */
export function checkRegions(at: Construct, props: CloudRunServiceProps): void {
  const { regions, location } = props;
  if (regions === undefined) return;
  if (location !== undefined) {
    throw invalid("'regions' must not be given beside 'location', got both", at);
  }
  if (isToken(regions) || !regions.every(isKnown)) {
    throw invalid("'regions' must be known at synthesis, got a token", at);
  }
  if (regions.length === 0) throw invalid("'regions' must name at least one region, got none", at);
  for (const region of regions) {
    // checkRegion takes an empty text for the provider's region.
    checkFormat("regions", region, REGION, at);
    checkRegion(at, region, { prop: "regions" });
  }
  const doubled = regions.find((region, index) => regions.indexOf(region) !== index);
  if (doubled !== undefined) throw invalid(`'regions' must differ, got ${got(doubled)} twice`, at);
  warnOfUndocumented(at, props, regions);
}

/** Google's page on several regions says nothing about these. */
function warnOfUndocumented(at: Construct, props: CloudRunServiceProps, regions: string[]): void {
  const { iap = false, kmsKeyName, vpcAccess } = props;
  const places = {
    kmsKeyName: KMS_KEY.partsOf(kmsKeyName)?.location,
    vpcAccess: vpcAccess?.location ?? vpcAccess?._subnetworkRegion,
  };
  for (const [prop, place] of Object.entries(places)) {
    const elsewhere = isKnown(place) ? regions.find((region) => region !== place) : undefined;
    if (elsewhere === undefined) continue;
    Annotations.of(at).addWarning(
      `'${prop}' must be in each of the service's regions, got one in ${place} for a service that is in ${elsewhere}, too`,
    );
  }
  if (!iap) return;
  Annotations.of(at).addWarning(
    "'iap' must be false where a service has several regions, because Google does not document both together, got true",
  );
}
