import { fullName } from "./full-name";
import { LOCATION } from "./places";
import { PROJECT } from "./projects";

const project = PROJECT.pattern;
const location = LOCATION.pattern;

// For parts whose format Google does not document.
const anything = /^[^/\s{}]+$/;

/** A Cloud KMS key. */
export const KMS_KEY = fullName(
  "projects/{project}/locations/{location}/keyRings/{keyRing}/cryptoKeys/{key}",
  { project, location, keyRing: /^[\w-]{1,63}$/, key: /^[\w-]{1,63}$/ },
  {
    what: "a full name",
    like: "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/images",
    source:
      "https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations.keyRings.cryptoKeys/create",
  },
);

/** A Binary Authorization policy, or `default` for the project's own. */
export const BINARY_AUTHORIZATION_POLICY = fullName(
  "projects/{project}/platforms/cloudRun/{policy}",
  { project, policy: anything },
  {
    or: /^default$/,
    what: "'default' or a full name",
    like: "projects/example-project/platforms/cloudRun/production",
    source: "https://cloud.google.com/run/docs/reference/rest/v2/BinaryAuthorization",
  },
);

/** A Serverless VPC Access connector. */
export const CONNECTOR = fullName(
  "projects/{project}/locations/{location}/connectors/{connector}",
  { project, location, connector: /^[a-z][a-z0-9-]{0,24}$/ },
  {
    what: "the full name of a connector",
    like: "projects/example-project/locations/asia-northeast1/connectors/main",
    source: "https://cloud.google.com/vpc/docs/reference/vpcaccess/rest/v1/projects.locations.connectors",
  },
);

/** A private pool of Cloud Build. */
export const WORKER_POOL = fullName(
  "projects/{project}/locations/{location}/workerPools/{workerPool}",
  { project, location, workerPool: anything },
  {
    what: "a full name",
    like: "projects/example-project/locations/asia-northeast1/workerPools/private",
    source: "https://cloud.google.com/build/docs/api/reference/rest/v1/projects.locations.workerPools",
  },
);

/** A repository of Artifact Registry. */
export const REPOSITORY = fullName(
  "projects/{project}/locations/{location}/repositories/{repository}",
  { project, location, repository: /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/ },
  {
    what: "the full name of a repository",
    like: "projects/example-project/locations/asia-northeast1/repositories/functions",
    source:
      "https://cloud.google.com/artifact-registry/docs/reference/rest/v1/projects.locations.repositories",
  },
);

/** A Pub/Sub topic. */
export const TOPIC = fullName(
  "projects/{project}/topics/{topic}",
  { project, topic: /^[A-Za-z][\w.~+%-]{2,254}$/ },
  {
    what: "the full name of a topic",
    like: "projects/example-project/topics/orders",
    source: "https://cloud.google.com/pubsub/docs/reference/rest/v1/projects.topics",
  },
);

/** A channel of Eventarc. */
export const CHANNEL = fullName(
  "projects/{project}/locations/{location}/channels/{channel}",
  { project, location, channel: anything },
  {
    what: "the full name of a channel",
    like: "projects/example-project/locations/us-central1/channels/partner",
    source: "https://cloud.google.com/eventarc/docs/reference/rest/v1/projects.locations.channels",
  },
);

/** A secret of Secret Manager. */
export const SECRET = fullName(
  "projects/{project}/secrets/{secret}",
  { project, secret: /^[A-Za-z0-9_-]{1,255}$/ },
  {
    what: "the full name of a secret",
    like: "projects/example-project/secrets/db-password",
    source: "https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets",
  },
);

/** An existing Cloud Run service, by its short or full name. */
export const SERVICE = fullName(
  "projects/{project}/locations/{location}/services/{service}",
  { project, location, service: /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/ },
  {
    or: /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    what: "1 to 63 lower-case letters, digits and hyphens that begin with a letter, or a full name",
    source: "https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.services",
  },
);
