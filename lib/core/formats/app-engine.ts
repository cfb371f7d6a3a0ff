import type { Format } from "./format";
import { PROJECT } from "./projects";

/** The id of an app, which is its project's. */
export const APP_ID: Format = { ...PROJECT, what: "the id of the app's project" };

/** The name of a service of App Engine, or of a version. */
export const APP_ENGINE_NAME: Format = {
  pattern: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  what: "1 to 63 lower-case letters, digits and hyphens",
  source: "https://cloud.google.com/appengine/docs/admin-api/reference/rest/v1/apps.services.versions",
};

/** Where an app is, in App Engine's own spelling. */
export const APP_ENGINE_LOCATION: Format = {
  pattern: /^[a-z]+-[a-z]+\d*$/,
  what: "a location of App Engine",
  like: "asia-northeast1",
  source: "https://cloud.google.com/appengine/docs/standard/locations",
};
