import type { Format } from "./format";

/**
 * The id or the number of a project: Google's APIs take both.
 *
 * New ids have 6 to 30 lower-case letters, digits and hyphens, and begin with a letter. Older ids can be shorter, begin with
 * a digit, or have a domain as their prefix, like `example.com:example-project`.
 */
export const PROJECT: Format = {
  pattern:
    /^(?:(?:[a-z0-9-]{1,63}\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?:)?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  what: "the id of a project",
  like: "example-project",
  source: "https://compute.googleapis.com/$discovery/rest?version=v1",
};

/** The id of a project, where Google does not take the number. */
export const PROJECT_ID: Format = {
  ...PROJECT,
  pattern: new RegExp(String.raw`^(?!\d+$)${PROJECT.pattern.source.slice(1)}`),
};

/** The number of a project. It is part of the names of service agents and pools. */
export const PROJECT_NUMBER: Format = {
  pattern: /^\d+$/,
  what: "digits",
  source: "https://cloud.google.com/resource-manager/docs/creating-managing-projects",
};

/** The number of a folder or an organization. */
export const RESOURCE_NUMBER: Format = {
  pattern: /^\d+$/,
  what: "like '123456789012'",
  source: "https://cloud.google.com/resource-manager/docs/creating-managing-folders",
};
