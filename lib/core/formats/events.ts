import type { Format } from "./format";

/** The API that an audit log entry is about. */
export const LOGGED_API: Format = {
  pattern: /^(?:[a-z][a-z0-9.-]*\.googleapis\.com|(?:[a-z0-9-]+\.)*k8s\.io)$/,
  what: "the name of an API",
  like: "bigquery.googleapis.com",
  source: "https://github.com/googleapis/google-cloudevents/blob/main/json/audit/service_catalog.json",
};

/** The API method that an audit log entry is about. */
export const LOGGED_METHOD: Format = {
  pattern: /^[\w.-]+$/,
  what: "the name of a method",
  like: "storage.objects.create",
  source: "https://github.com/googleapis/google-cloudevents/blob/main/json/audit/service_catalog.json",
};

/** The type of an event. */
export const EVENT_TYPE: Format = {
  pattern: /^[A-Za-z][\w-]*(?:\.[\w-]+)+$/,
  what: "the name of an event type",
  like: "google.cloud.pubsub.topic.v1.messagePublished",
  source: "https://cloud.google.com/eventarc/docs/reference/supported-events",
};

/** The name of an event attribute that a trigger filters by. */
export const EVENT_ATTRIBUTE: Format = {
  pattern: /^[a-z][a-z0-9]*$/i,
  what: "one of an event's",
  like: "serviceName",
  source: "https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#attribute-naming-convention",
};

/** The location of a trigger. */
export const TRIGGER_LOCATION: Format = {
  pattern: /^[a-z0-9-]+$/,
  what: "a location",
  like: "us-central1",
  source: "https://cloud.google.com/eventarc/docs/locations",
};

/** The id of an Eventarc trigger: the last segment of its name. */
export const TRIGGER_NAME: Format = {
  pattern: /^[\w.~-]+$/,
  what: "letters, digits and '-._~', as it is a segment of a URL",
  source: "https://cloud.google.com/eventarc/docs/reference/rest/v1/projects.locations.triggers/create",
};

/** The id of a resource as Google advises it. */
export const ADVISED_ID: Format = {
  pattern: /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  what: "1 to 63 lower-case letters, digits and hyphens that begin with a letter and end with a letter or a digit",
  source: "https://google.aip.dev/122#resource-id-segments",
};
