import { matches, type Rule } from "../schema/rule";
import { bytes, durations, labels, range, url } from "./rule-kinds";

// https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names
const PUBSUB_NAME = /^(?!goog)[A-Za-z][\w.~+%-]{2,254}$/;

/** The rules of Pub/Sub, Cloud Scheduler and Cloud Tasks. */
export const messageRules: { readonly [type: string]: readonly Rule[] } = {
  google_pubsub_topic: [matches("name", PUBSUB_NAME), labels],

  // https://cloud.google.com/pubsub/docs/reference/rest/v1/projects.subscriptions; for the filter
  // https://cloud.google.com/pubsub/docs/subscription-message-filter
  google_pubsub_subscription: [
    matches("name", PUBSUB_NAME),
    bytes("filter", 256),
    range("ack_deadline_seconds", 10),
    ...durations(
      "message_retention_duration",
      "retry_policy.minimum_backoff",
      "retry_policy.maximum_backoff",
    ),
    url("push_config.push_endpoint"),
    labels,
  ],

  // https://cloud.google.com/scheduler/docs/reference/rest/v1/projects.locations.jobs
  google_cloud_scheduler_job: [
    matches("name", /^[\w-]{1,500}$/),
    url("http_target.uri"),
    ...durations("attempt_deadline"),
    ...["max_retry_duration", "min_backoff_duration", "max_backoff_duration"].flatMap((name) =>
      durations(`retry_config.${name}`),
    ),
    ...["retry_count", "max_doublings"].map((name) => range(`retry_config.${name}`, 0)),
  ],

  // https://cloud.google.com/tasks/docs/reference/rest/v2/projects.locations.queues
  google_cloud_tasks_queue: [
    matches("name", /^[A-Za-z0-9-]{1,100}$/),
    ...["max_retry_duration", "min_backoff", "max_backoff"].flatMap((name) =>
      durations(`retry_config.${name}`),
    ),
    range("retry_config.max_attempts", -1),
    range("retry_config.max_doublings", 0),
    range("rate_limits.max_concurrent_dispatches", 1),
  ],
};
