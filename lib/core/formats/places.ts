import type { Format } from "./format";

/** A region, a zone or a multi-region, in upper or lower case. */
export const LOCATION: Format = {
  pattern: /^[a-zA-Z0-9-]+$/,
  what: "a location",
  like: "us-central1",
  source: "https://cloud.google.com/about/locations",
};

/** A region, which has a number at its end. A zone has a letter behind it; `us`, `nam5` and `global` are no regions. */
export const REGION: Format = {
  pattern: /^[a-z]+(?:-[a-z]+)+\d+$/,
  what: "a region",
  like: "us-central1",
  source: "https://cloud.google.com/compute/docs/regions-zones",
};
