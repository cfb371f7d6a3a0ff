import { each, matches, type Rule, within } from "../schema/rule";
import { appEngineRules } from "./app-engine";
import { gatewayRules } from "./gateway";
import { policyRules } from "./policies";
import { runRules } from "./run";

/**
 * What Google's API would refuse of a resource, beyond what the provider checks itself, and what can be known without
 * asking it. The source is the API reference of each product.
 */
export function googleRules(type: string): readonly Rule[] {
  return TABLES.flatMap((table) => table[type] ?? []);
}

const DURATION = /^\d+(\.\d{1,9})?s$/;
const LABEL_KEY = /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u;
const LABEL_VALUE = /^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u;
const PUBSUB_NAME = /^(?!goog)[A-Za-z][\w.~+%-]{2,254}$/;
const MOST = 2 ** 31 - 1;

const durations = (...paths: string[]): Rule[] => paths.map((path) => matches(path, DURATION));

/** A number of 32 bits without a fraction: what the APIs take for counts. */
function whole(path: string, min: number): Rule {
  const [attribute, ...blocks] = path.split(".").reverse();
  const rule: Rule = ({ values, at }) => {
    const value = values[attribute];
    const fits = typeof value !== "number" || (Number.isInteger(value) && value >= min && value <= MOST);
    return fits
      ? []
      : [
          `${at}${attribute} must be a whole number from ${String(min)} to ${String(MOST)}, got ${String(value)}`,
        ];
  };
  return blocks.length > 0 ? within(blocks.reverse().join("."), rule) : rule;
}

const labels: Rule = ({ values: { labels: given } }) =>
  typeof given !== "object" || given === null || Array.isArray(given)
    ? []
    : Object.entries(given).flatMap(([key, value]) => [
        ...(LABEL_KEY.test(key) ? [] : [`labels must have valid keys, got ${key}`]),
        ...(typeof value !== "string" || LABEL_VALUE.test(value)
          ? []
          : [`labels.${key} must be valid, got ${value}`]),
      ]);

const bytes = (path: string, max: number): Rule =>
  each(path, (value, name) =>
    Buffer.byteLength(value) > max ? `${name} has more than ${String(max)} bytes` : undefined,
  );

const API_RULES: { readonly [type: string]: readonly Rule[] } = {
  google_cloudfunctions2_function: [
    matches("name", /^[A-Za-z](?=.{3,48}$)[-_A-Za-z0-9]*[A-Za-z0-9]$/),
    matches("service_config.available_memory", /^\d+(\.\d+)?(k|M|G|Ki|Mi|Gi)$/),
    matches("service_config.available_cpu", /^\d+(\.\d+)?$/),
    ...["timeout_seconds", "max_instance_count", "max_instance_request_concurrency"].map((name) =>
      whole(`service_config.${name}`, 1),
    ),
    whole("service_config.min_instance_count", 0),
    ...["create", "update", "delete"].map((name) => matches(`timeouts.${name}`, /^(\d+(\.\d+)?(h|m|s))+$/)),
    labels,
  ],
  google_service_account: [bytes("description", 256), bytes("display_name", 100)],
  google_storage_bucket: [matches("name", /^[a-z0-9][a-z0-9_.-]{1,220}[a-z0-9]$/)],
  google_storage_bucket_object: [bytes("name", 1024), matches("name", /^[^\r\n]+$/)],
  google_pubsub_topic: [matches("name", PUBSUB_NAME), labels],
  google_pubsub_subscription: [
    matches("name", PUBSUB_NAME),
    bytes("filter", 256),
    whole("ack_deadline_seconds", 10),
    ...durations(
      "message_retention_duration",
      "retry_policy.minimum_backoff",
      "retry_policy.maximum_backoff",
    ),
    labels,
  ],
  google_cloud_scheduler_job: [
    matches("name", /^[\w-]{1,500}$/),
    ...durations("attempt_deadline"),
    ...["max_retry_duration", "min_backoff_duration", "max_backoff_duration"].flatMap((name) =>
      durations(`retry_config.${name}`),
    ),
    ...["retry_count", "max_doublings"].map((name) => whole(`retry_config.${name}`, 0)),
  ],
  google_cloud_tasks_queue: [
    matches("name", /^[A-Za-z0-9-]{1,100}$/),
    ...["max_retry_duration", "min_backoff", "max_backoff"].flatMap((name) =>
      durations(`retry_config.${name}`),
    ),
    whole("retry_config.max_attempts", -1),
    whole("retry_config.max_doublings", 0),
    whole("rate_limits.max_concurrent_dispatches", 1),
  ],
};

const TABLES = [API_RULES, runRules, appEngineRules, policyRules, gatewayRules];
