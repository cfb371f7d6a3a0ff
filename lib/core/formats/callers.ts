import type { Format } from "./format";

/** The name of a topic or a subscription. */
export const PUBSUB_NAME: Format = {
  pattern: /^(?!goog)[A-Za-z][\w.~+%-]{2,254}$/,
  what: "3 to 255 letters, digits and '-_.~+%' that begin with a letter and not with 'goog'",
  source: "https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names",
};

/** The name of a Cloud Scheduler job. */
export const JOB_NAME: Format = {
  pattern: /^[\w-]{1,500}$/,
  what: "1 to 500 letters, digits, '-' and '_'",
  source: "https://cloud.google.com/scheduler/docs/reference/rest/v1/projects.locations.jobs#Job",
};

/** The name of a Cloud Tasks queue. */
export const QUEUE_NAME: Format = {
  pattern: /^[A-Za-z0-9-]{1,100}$/,
  what: "1 to 100 letters, digits and '-'",
  source: "https://cloud.google.com/tasks/docs/reference/rest/v2/projects.locations.queues#Queue",
};
