import type { Format } from "./format";

/** The location of a repository: a region or a multi-region. */
export const REPOSITORY_LOCATION: Format = {
  pattern: /^(?:[a-z]+(?:-[a-z]+)+\d+|us|europe|asia)$/,
  what: "a region, or 'us', 'europe' or 'asia'",
  source: "https://cloud.google.com/artifact-registry/docs/repositories/repo-locations",
};

/** The id of a repository of Artifact Registry, without its project and location. */
export const REPOSITORY_ID: Format = {
  pattern: /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  what: "1 to 63 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen",
  like: "functions",
  source: "https://cloud.google.com/artifact-registry/docs/repositories/create-repos",
};

/** The name of a cleanup policy. */
export const CLEANUP_POLICY_ID: Format = {
  pattern: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  what: "1 to 63 lower-case letters, digits and hyphens",
  like: "keep-ten",
  source: "https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy",
};
