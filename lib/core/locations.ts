import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { checkFormat } from "./formats/check-format";
import { REGION } from "./formats/places";
import { checkInPlace, knownLocation } from "./provider-defaults";

/** The regions of a product. */
export interface ProductRegions {
  /** What each of them is, for warnings: `a Cloud Run region`. */
  readonly what: string;
  readonly known: ReadonlySet<string>;
}

// https://cloud.google.com/run/docs/locations. The list grows, so an unknown location is only a warning.
const CLOUD_RUN_LOCATIONS = new Set([
  "africa-south1",
  ...["asia-east1", "asia-east2", "asia-northeast1", "asia-northeast2", "asia-northeast3", "asia-south1"],
  ...["asia-south2", "asia-southeast1", "asia-southeast2", "asia-southeast3"],
  ...["australia-southeast1", "australia-southeast2"],
  ...[
    "europe-central2",
    "europe-north1",
    "europe-north2",
    "europe-southwest1",
    "europe-west1",
    "europe-west2",
  ],
  ...[
    "europe-west3",
    "europe-west4",
    "europe-west6",
    "europe-west8",
    "europe-west9",
    "europe-west10",
    "europe-west12",
  ],
  ...["me-central1", "me-central2", "me-west1"],
  ...["northamerica-northeast1", "northamerica-northeast2", "northamerica-south1"],
  ...["southamerica-east1", "southamerica-west1"],
  ...[
    "us-central1",
    "us-east1",
    "us-east4",
    "us-east5",
    "us-south1",
    "us-west1",
    "us-west2",
    "us-west3",
    "us-west4",
  ],
]);

const CLOUD_RUN: ProductRegions = { what: "a Cloud Run region", known: CLOUD_RUN_LOCATIONS };

/** How a location is checked. */
export interface RegionCheck {
  /** @default - those of Cloud Run */
  readonly regions?: ProductRegions;

  /** @default "location" */
  readonly prop?: string;
}

/** Throws if a location, given or the provider's, is not a region. Warns if it is not a known one of the product. */
export function checkRegion(
  at: Construct,
  given: string | undefined,
  { regions: { what, known } = CLOUD_RUN, prop = "location" }: RegionCheck = {},
): void {
  checkInPlace(at, () => {
    const location = knownLocation(at, given);
    checkFormat(prop, location === "" ? undefined : location, REGION, at);
    if (location && !known.has(location)) {
      Annotations.of(at).addWarning(`'${prop}' must be ${what}, got '${location}', which is not a known one`);
    }
  });
}
