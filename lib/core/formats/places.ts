import type { Format } from "./format";

/** A region, a zone or a multi-region, in upper or lower case. */
export const LOCATION: Format = {
  pattern: /^[a-zA-Z0-9-]+$/,
  what: "a location",
  like: "us-central1",
  source: "https://cloud.google.com/about/locations",
};
