import type { Format } from "./format";

/** The name of a bucket. */
export const BUCKET_NAME: Format = {
  pattern: /^[a-z0-9][a-z0-9_.-]{1,220}[a-z0-9]$/,
  what: "3 to 222 lower-case letters, digits, '-', '_' and '.'",
  source: "https://cloud.google.com/storage/docs/buckets#naming",
};

/** The location of a bucket: a region, a dual-region or a multi-region. */
export const BUCKET_LOCATION: Format = {
  pattern: /^(?:[a-z]+(?:-[a-z]+)+\d+|[a-z]+\d+|us|eu|asia)$/i,
  what: "that of a bucket, like 'us-central1' or 'EU'",
  source: "https://cloud.google.com/storage/docs/locations",
};
