import type { Format } from "./format";

/** The location of a Firestore database: a region or a multi-region. */
export const DATABASE_LOCATION: Format = {
  pattern: /^(?:[a-z]+(?:-[a-z]+)+\d+|[a-z]+\d+)$/,
  what: "a region, or a multi-region like 'nam5'",
  source: "https://cloud.google.com/firestore/docs/locations",
};

/** The id of a BigQuery dataset, without its project. */
export const DATASET_ID: Format = {
  pattern: /^[A-Za-z0-9_]{1,1024}$/,
  what: "1 to 1024 letters, digits and underscores",
  like: "sales",
  source: "https://cloud.google.com/bigquery/docs/datasets#dataset-naming",
};

/** The id of a Spanner instance, without its project. */
export const SPANNER_INSTANCE: Format = {
  pattern: /^[a-z][a-z0-9-]{0,62}[a-z0-9]$/,
  what: "2 to 64 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen",
  like: "main",
  source: "https://cloud.google.com/spanner/docs/reference/rest/v1/projects.instances/create",
};

/** The id of a Spanner database, without its instance. */
export const SPANNER_DATABASE: Format = {
  pattern: /^[a-z][a-z0-9_-]{0,28}[a-z0-9]$/,
  what: "2 to 30 lower-case letters, digits, hyphens and underscores that begin with a letter and end with a letter or digit",
  like: "orders",
  source: "https://cloud.google.com/spanner/docs/reference/rest/v1/projects.instances.databases/create",
};
