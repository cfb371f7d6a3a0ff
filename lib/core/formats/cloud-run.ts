import type { Format } from "./format";
import { fullName } from "./full-name";
import { PROJECT } from "./projects";

/** The name of a new service. Cloud Run asks for fewer than 50 characters. */
export const SERVICE_NAME: Format = {
  pattern: /^[a-z](?:[a-z0-9-]{0,47}[a-z0-9])?$/,
  what: "1 to 49 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen",
  source: "https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.services/create",
};

/** The name of a job of Cloud Run. */
export const RUN_JOB_NAME: Format = {
  pattern: /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  what: "1 to 63 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen",
  source: "https://cloud.google.com/run/docs/create-jobs",
};

/** The end of an execution's name, which begins with the name of its job. */
export const EXECUTION_TOKEN: Format = {
  pattern: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
  what: "lower-case letters, digits and hyphens",
  like: "migrate-7",
  source: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloud_run_v2_job",
};

/** The name of a revision. Cloud Run requires the service's name as its prefix. */
export const REVISION_NAME: Format = {
  pattern: /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  what: "the name of a revision",
  like: "orders-00007-abc",
  source: "https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.services#revisiontemplate",
};

/** The traffic tag of a revision. It becomes part of a host name. */
export const TRAFFIC_TAG: Format = {
  pattern: /^[a-z](?:[a-z0-9-]{0,44}[a-z0-9])?$/,
  what: "up to 46 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen",
  source: "https://cloud.google.com/run/docs/rollouts-rollbacks-traffic-migration#tags",
};

/** The name of a container, which is a DNS label: it may begin with a digit. */
export const CONTAINER_NAME: Format = {
  pattern: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  what: "lower-case letters, digits and hyphens",
  source: "https://cloud.google.com/run/docs/reference/rest/v2/Container",
};

/** The name of a kind of GPU. */
export const ACCELERATOR: Format = {
  pattern: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
  what: "lower-case letters, digits and hyphens",
  like: "nvidia-l4",
  source: "https://cloud.google.com/run/docs/configuring/services/gpu",
};

/** The name of a volume. */
export const VOLUME_NAME: Format = {
  pattern: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  what: "1 to 63 lower-case letters, digits and hyphens",
  source: "https://cloud.google.com/run/docs/reference/rest/v2/Volume",
};

/** The key of an annotation. The syntax is that of Kubernetes. */
export const ANNOTATION_KEY: Format = {
  pattern: /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?$/,
  what: "keys like 'team' or 'example.com/team', of up to 63 letters, digits, '-', '_' and '.'",
  source:
    "https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set",
};

/** A custom audience: a service accepts ID tokens for it, besides those for its URL. */
export const AUDIENCE: Format = {
  pattern: /^[^\s{}\p{Cc}]+$/u,
  what: "no spaces and braces",
  like: "https://orders.example.com",
  source: "https://cloud.google.com/run/docs/configuring/custom-audiences",
};

/** The name of a container image, which is not a URL. */
export const IMAGE: Format = {
  pattern: /^(?![a-z]+:\/\/)\w[\w.:/@+-]*$/i,
  what: "the name of an image",
  source: "https://cloud.google.com/run/docs/deploying#images",
};

/** The name of an environment variable: also one with hyphens or dots, such as `MY-VAR`. */
export const VARIABLE_NAME: Format = {
  pattern: /^[^=\s\p{Cc}]+$/u,
  what: "names without '=', spaces and control characters",
  source: "https://cloud.google.com/run/docs/configuring/services/environment-variables",
};

/** The connection name of a Cloud SQL instance. */
export const CLOUD_SQL_INSTANCE = fullName(
  "{project}:{region}:{instance}",
  { project: PROJECT.pattern, region: /^[a-z0-9-]+$/, instance: /^[a-z0-9-]+$/ },
  {
    what: "named PROJECT:REGION:INSTANCE",
    source: "https://cloud.google.com/sql/docs/mysql/connect-run",
  },
);
