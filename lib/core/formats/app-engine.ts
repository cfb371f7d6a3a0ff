import type { Format } from "./format";
import { PROJECT } from "./projects";

/** The id of an App Engine app: the same as the id of its project. */
export const APP_ID: Format = { ...PROJECT, what: "the id of the app's project" };

/** The name of an App Engine service or version. */
export const APP_ENGINE_NAME: Format = {
  pattern: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  what: "1 to 63 lower-case letters, digits and hyphens",
  source: "https://cloud.google.com/appengine/docs/admin-api/reference/rest/v1/apps.services.versions",
};

/** The location of an app, as App Engine spells it: `us-central`, where other products say `us-central1`. */
export const APP_ENGINE_LOCATION: Format = {
  pattern: /^[a-z]+-[a-z]+\d*$/,
  what: "a location of App Engine",
  like: "asia-northeast1",
  source: "https://cloud.google.com/appengine/docs/standard/locations",
};
