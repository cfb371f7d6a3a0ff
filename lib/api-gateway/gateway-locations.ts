import type { ProductRegions } from "../core/locations";

// https://cloud.google.com/api-gateway/docs/deployment-model. The list grows, so an unknown location is only a warning.
const LOCATIONS = [
  ...["asia-northeast1", "australia-southeast1", "europe-west1", "europe-west2"],
  ...["us-central1", "us-east1", "us-east4", "us-west2", "us-west3", "us-west4"],
];

/** The regions in which API Gateway is known to run. Backends can be in any region. */
export const GATEWAY_REGIONS: ProductRegions = {
  what: `a region of API Gateway, one of ${LOCATIONS.join(", ")}`,
  known: new Set(LOCATIONS),
};
