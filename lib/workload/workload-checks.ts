import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { BINARY_AUTHORIZATION_POLICY, KMS_KEY } from "../core/formats/full-names";
import { checkLabels } from "../core/labels";
import { checkRegion } from "../core/locations";
import { checkInPlace, knownLocation } from "../core/provider-defaults";
import type { CloudRunProps } from "./cloud-run-props";
import { checkPlaces } from "./places";
import { checkTerraformTimeouts } from "./terraform-timeouts";

/**
 * Throws where Google would refuse one of the props that functions, services and jobs have in common. What is in several regions has
 * checks of its own for its places.
 */
export function checkWorkload(
  at: Construct,
  noun: string,
  props: CloudRunProps,
  isInSeveralRegions = false,
): void {
  checkLabels(props.labels ?? {}, at);
  checkTerraformTimeouts(props.terraformTimeouts, at);
  checkFormat("kmsKeyName", props.kmsKeyName, KMS_KEY, at);
  checkFormat("binaryAuthorizationPolicy", props.binaryAuthorizationPolicy, BINARY_AUTHORIZATION_POLICY, at);
  if (isInSeveralRegions) return;
  checkRegion(at, props.location);
  checkPlaces(at, noun, props.location, {
    kmsKeyName: KMS_KEY.partsOf(props.kmsKeyName)?.location,
    vpcAccess: props.vpcAccess?.location,
  });
  warnOfSubnetwork(at, noun, props);
}

/** Google's page on Direct VPC egress does not say in so many words that the region must be the same, so this is a warning. */
function warnOfSubnetwork(at: Construct, noun: string, { location: given, vpcAccess }: CloudRunProps): void {
  const region = vpcAccess?._subnetworkRegion;
  if (region === undefined) return;
  checkInPlace(at, () => {
    const location = knownLocation(at, given);
    if (location === undefined || location === region) return;
    Annotations.of(at).addWarning(
      `'vpcAccess' must be in the ${noun}'s location ${location}, got a subnetwork in ${region}`,
    );
  });
}
