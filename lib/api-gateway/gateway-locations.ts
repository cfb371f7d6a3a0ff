import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { REGION } from "../core/formats/places";
import { checkInPlace, knownLocation } from "../core/provider-defaults";

// https://cloud.google.com/api-gateway/docs/deployment-model. The list grows, so an unknown location is only a warning.
const LOCATIONS = [
  ...["asia-northeast1", "australia-southeast1", "europe-west1", "europe-west2"],
  ...["us-central1", "us-east1", "us-east4", "us-west2", "us-west3", "us-west4"],
];

/** Throws for what is not a region. Warns of a region in which API Gateway is not known to run. Backends can be in any region. */
export function checkGatewayLocation(at: Construct, given: string | undefined): void {
  checkFormat("location", given === "" ? undefined : given, REGION, at);
  checkInPlace(at, () => {
    const location = knownLocation(at, given);
    checkFormat("location", location === "" ? undefined : location, REGION, at);
    if (location && !LOCATIONS.includes(location)) {
      Annotations.of(at).addWarning(
        `'location' must be a region of API Gateway, one of ${LOCATIONS.join(", ")}, got '${location}', which is not a known one`,
      );
    }
  });
}
