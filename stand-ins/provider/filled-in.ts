import type { Path } from "../schema/block-values";
import type { Block } from "../schema/schema";
import { isValues, textOf, type Value, type Values } from "../schema/value";

/** Computes a value for an absent argument, from the resource and from the other arguments of the same block. */
type Filling = (resource: Values, neighbours: Values) => Value;

const always =
  (value: Value): Filling =>
  () =>
    value;

// https://cloud.google.com/functions/docs/configuring/memory, as the API writes them in its responses
const CPU_BY_MIB: readonly [number, string][] = [
  [128, "0.0833"],
  [256, "0.1666"],
  [512, "0.3333"],
  [1024, "0.5833"],
  [2048, "1"],
  [8192, "2"],
  [16384, "4"],
  [Infinity, "8"],
];

/** The values that Google sets for absent arguments, by type and argument. The links go to the documentation of the API. */
const ARGUMENTS: { readonly [argument: string]: Filling | undefined } = {
  // https://cloud.google.com/functions/docs/reference/rest/v2/projects.locations.functions#ServiceConfig
  "google_cloudfunctions2_function.service_config.available_memory": always("256M"),
  "google_cloudfunctions2_function.service_config.available_cpu": (_, { available_memory: memory }) =>
    CPU_BY_MIB.find(([mib]) => Number.parseInt(textOf(memory) || "256M", 10) <= mib)?.[1] ?? null,
  "google_cloudfunctions2_function.service_config.timeout_seconds": always(60),
  "google_cloudfunctions2_function.service_config.max_instance_count": always(100),
  "google_cloudfunctions2_function.service_config.max_instance_request_concurrency": always(1),
  "google_cloudfunctions2_function.service_config.environment_variables": always({
    LOG_EXECUTION_ID: "true",
  }),
  "google_cloudfunctions2_function.build_config.docker_repository": ({ project, location }) =>
    `projects/${textOf(project)}/locations/${textOf(location)}/repositories/gcf-artifacts`,
  // The generation of Google's own copy of the object. Each name gets its own number.
  "google_cloudfunctions2_function.build_config.source.storage_source.generation": (_, { object }) =>
    Buffer.from(textOf(object)).reduce((sum, byte) => (sum * 31 + byte) % 1_000_003, 7),
  "google_cloudfunctions2_function.event_trigger.trigger_region": ({ location }) => location,

  // https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.services#RevisionTemplate
  "google_cloud_run_v2_service.template.max_instance_request_concurrency": (_, template) =>
    cpusOf(template) < 1 ? 1 : 80,
  "google_cloud_run_v2_service.template.timeout": always("300s"),
  // https://cloud.google.com/run/docs/configuring/vpc-direct-vpc: the subnetwork with the same name as the network.
  "google_cloud_run_v2_service.template.vpc_access.network_interfaces.subnetwork": (_, { network }) =>
    network,
  "google_cloud_run_v2_service.launch_stage": always("GA"),
  "google_cloud_run_v2_service.traffic.percent": always(0),

  // https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.jobs#ExecutionTemplate
  "google_cloud_run_v2_job.launch_stage": always("GA"),
  "google_cloud_run_v2_job.template.task_count": always(1),
  "google_cloud_run_v2_job.template.parallelism": always(0),
  "google_cloud_run_v2_job.template.template.timeout": always("600s"),
  "google_cloud_run_v2_job.template.template.execution_environment": always("EXECUTION_ENVIRONMENT_GEN2"),
  "google_cloud_run_v2_job.template.template.vpc_access.network_interfaces.subnetwork": (_, { network }) =>
    network,

  // https://cloud.google.com/tasks/docs/reference/rest/v2/projects.locations.queues#RateLimits, #RetryConfig
  "google_cloud_tasks_queue.rate_limits.max_dispatches_per_second": always(500),
  "google_cloud_tasks_queue.rate_limits.max_concurrent_dispatches": always(1000),
  "google_cloud_tasks_queue.retry_config.max_attempts": always(100),
  "google_cloud_tasks_queue.retry_config.max_retry_duration": always("0s"),
  "google_cloud_tasks_queue.retry_config.min_backoff": always("0.100s"),
  "google_cloud_tasks_queue.retry_config.max_backoff": always("3600s"),
  "google_cloud_tasks_queue.retry_config.max_doublings": always(16),

  // https://cloud.google.com/scheduler/docs/reference/rest/v1/RetryConfig
  "google_cloud_scheduler_job.retry_config.retry_count": always(0),
  "google_cloud_scheduler_job.retry_config.max_retry_duration": always("0s"),
  "google_cloud_scheduler_job.retry_config.min_backoff_duration": always("5s"),
  "google_cloud_scheduler_job.retry_config.max_backoff_duration": always("3600s"),
  "google_cloud_scheduler_job.retry_config.max_doublings": always(5),

  // https://cloud.google.com/pubsub/docs/reference/rest/v1/projects.subscriptions
  "google_pubsub_subscription.ack_deadline_seconds": always(10),
  "google_pubsub_subscription.retry_policy.minimum_backoff": always("10s"),
  "google_pubsub_subscription.retry_policy.maximum_backoff": always("600s"),

  // https://cloud.google.com/appengine/docs/admin-api/reference/rest/v1/apps
  "google_app_engine_application.serving_status": always("SERVING"),
  "google_app_engine_application.database_type": always("CLOUD_DATASTORE_COMPATIBILITY"),
  "google_app_engine_application.auth_domain": always("gmail.com"),
};

/** The blocks that Google adds if they are absent. */
const BLOCKS: { readonly [block: string]: Filling | undefined } = {
  // https://cloud.google.com/run/docs/reference/rest/v2/Container
  "google_cloud_run_v2_service.template.containers.startup_probe": (_, { ports }) => [
    {
      timeout_seconds: 240,
      period_seconds: 240,
      failure_threshold: 1,
      initial_delay_seconds: 0,
      tcp_socket: [{ port: portOf(ports) }],
    },
  ],
  "google_cloud_run_v2_service.traffic": always([
    { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", percent: 100 },
  ]),
  "google_cloud_tasks_queue.rate_limits": always([{}]),
  "google_cloud_tasks_queue.retry_config": always([{}]),
};

// The provider does not send the first block if the second one is set: see the encoder in resource_cloudfunctions2_function.go.
const DROPPED_FOR: { readonly [block: string]: string | undefined } = {
  "google_cloudfunctions2_function.build_config.automatic_update_policy": "on_deploy_update_policy",
};

/** The value that Google sets for an absent argument. Undefined if this table has none. */
export function filledIn(type: string, path: Path, resource: Values): Value | undefined {
  const name = path.filter((step) => typeof step === "string").join(".");
  return ARGUMENTS[`${type}.${name}`]?.(resource, neighboursOf(path, resource));
}

/** The values with the blocks that Google adds, and without the blocks that the provider does not send. */
export function withFilledBlocks(type: string, block: Block, values: Values, at = type): Values {
  const filled = { ...values };
  for (const { name, block: inner } of block.blocks) {
    const path = `${at}.${name}`;
    const given = filled[name];
    const added = Array.isArray(given) && given.length === 0 ? BLOCKS[path]?.(values, values) : undefined;
    const rival = filled[DROPPED_FOR[path] ?? ""];
    const blocks = Array.isArray(rival) && rival.length > 0 ? [] : (added ?? given);
    if (!Array.isArray(blocks)) continue;
    filled[name] = blocks.map((one) =>
      isValues(one) ? withFilledBlocks(type, inner, { ...emptyOf(inner), ...one }, path) : one,
    );
  }
  return filled;
}

function emptyOf({ attributes, blocks }: Block): Values {
  return Object.fromEntries([
    ...attributes.map(({ name }) => [name, null]),
    ...blocks.map(({ name, nesting }) => [name, nesting === "single" ? null : []]),
  ]) as Values;
}

function neighboursOf(path: Path, resource: Values): Values {
  const parent = path
    .slice(0, -1)
    .reduce<Value | undefined>(
      (value, step) =>
        Array.isArray(value) ? value[Number(step)] : isValues(value) ? value[step] : undefined,
      resource,
    );
  return isValues(parent) ? parent : {};
}

function portOf(ports: Value): Value {
  const port = Array.isArray(ports) ? ports.find(isValues) : undefined;
  return port?.container_port ?? 8080;
}

function cpusOf({ containers }: Values): number {
  return (Array.isArray(containers) ? containers : [])
    .filter(isValues)
    .map(({ resources }) => (Array.isArray(resources) ? resources.find(isValues)?.limits : undefined))
    .map((limits) => (isValues(limits) ? Number(textOf(limits.cpu)) : 1))
    .reduce((sum, cpu) => sum + cpu, 0);
}
