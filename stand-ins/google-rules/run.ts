import { each, exactlyOne, matches, type Rule, within } from "../schema/rule";
import type { Values } from "../schema/value";
import { blocks, entries, first, labels, MOST, number, range, rule, texts, twice } from "./rule-kinds";
import { containerRules, isCount, limitsOf, mebibytes, order, taskRules } from "./run-containers";

// https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.services, and the pages on each setting.
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const NAME = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const IN_FULL = /^([\w.:-]+\/)*/.source;

/** The CPUs of all containers together; undefined if terraform does not know them yet. */
function cpus(template: Values): number | undefined {
  const all = blocks(template, "containers").map((container) => limitsOf(container).cpu);
  return all.every(isCount) ? all.reduce((sum: number, cpu) => sum + Number(cpu), 0) : undefined;
}

const wholeCpu = (problem: string, unless: (template: Values) => boolean): Rule =>
  rule(problem, (template) => (cpus(template) ?? 1) >= 1 || unless(template));

const inSecondGeneration = (template: Values): boolean =>
  template.execution_environment === "EXECUTION_ENVIRONMENT_GEN2";

const isThrottled = (template: Values): boolean =>
  blocks(template, "containers").every((one) => first(one, "resources").cpu_idle !== false);

/** The MiB of all containers, of which one whose memory Terraform does not know yet may have enough. */
const memory = (template: Values): number =>
  blocks(template, "containers").reduce((sum, one) => sum + (mebibytes(one) ?? 512), 0);

const volume: Rule[] = [
  exactlyOne("secret", "cloud_sql_instance", "empty_dir", "gcs", "nfs"),
  matches("name", LABEL),
  matches("secret.secret", /^projects\/[^/]+\/secrets\/[\w-]{1,255}$/),
  matches("secret.items.path", /^(?!\.{0,2}(\/|$))[^/\s]+(\/(?!\.{1,2}(\/|$))[^/\s]+)*$/),
  matches("secret.items.version", /^([1-9]\d*|[A-Za-z][\w-]*)$/),
  matches("cloud_sql_instance.instances", /^([a-z0-9.-]+:)?[a-z0-9-]+:[a-z0-9-]+:[a-z0-9-]+$/),
  rule("Cloud SQL has a volume of its own name", ({ name, ...values }) => {
    const isCloudSql = blocks(values, "cloud_sql_instance").length > 0;
    return typeof name !== "string" || isCloudSql === (name === "cloudsql");
  }),
  matches("empty_dir.size_limit", /^\d{1,15}Mi$/),
  matches("nfs.server", /^[^\s/\p{Cc}]+$/u),
  matches("nfs.path", /^\/[^\p{Cc}]*$/u),
];

/** The rules for a template that services and jobs have in common. */
const common: Rule[] = [
  rule("an instance has 1 to 10 containers", (values) => {
    const count = blocks(values, "containers").length;
    return count >= 1 && count <= 10;
  }),
  rule("containers must have names, each its own", (values) => {
    const names = blocks(values, "containers").map(({ name }) => name);
    return names.slice(1).every((name) => name !== null) && twice(names.flatMap(texts)).length === 0;
  }),
  rule("volumes are mounted by names that are there, each once", (values) => {
    const names = blocks(values, "volumes").map(({ name }) => name);
    const used = blocks(values, "containers").flatMap((one) =>
      blocks(one, "volume_mounts").map(({ name }) => name),
    );
    return twice(names.flatMap(texts)).length === 0 && used.every((name) => names.includes(name));
  }),
  rule("buckets and file servers need the second execution environment", (values) => {
    const remote = blocks(values, "volumes").some((one) =>
      ["gcs", "nfs"].some((kind) => blocks(one, kind).length > 0),
    );
    return !remote || inSecondGeneration(values);
  }),
  rule("the second execution environment needs 512 MiB", (values) => {
    return !inSecondGeneration(values) || memory(values) >= 512;
  }),
  wholeCpu("less than a CPU needs the first execution environment", (values) => !inSecondGeneration(values)),
  within("vpc_access", exactlyOne("connector", "network_interfaces")),
  ...["network", "subnetwork"].map((name) =>
    matches(`vpc_access.network_interfaces.${name}`, new RegExp(`${IN_FULL}${NAME.source.slice(1)}`)),
  ),
  matches("vpc_access.network_interfaces.tags", NAME),
  matches("vpc_access.connector", /^projects\/[^/]+\/locations\/[^/]+\/connectors\/[a-z][a-z0-9-]{0,24}$/),
  matches("encryption_key", /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/),
  order,
];

const timeout = (most: number): Rule =>
  each("timeout", (text) => (/^([1-9]\d*)s$/.test(text) && parseInt(text) <= most ? undefined : text));

const template: Rule[] = [
  ...common,
  rule("just one container takes requests", (values) => {
    return blocks(values, "containers").filter((one) => blocks(one, "ports").length > 0).length === 1;
  }),
  rule("CPU that is always allocated needs 512 MiB", (values) => {
    return isThrottled(values) || memory(values) >= 512;
  }),
  wholeCpu("less than a CPU is not supported with CPU always allocated", isThrottled),
  wholeCpu("less than a CPU handles one request at a time", (values) => {
    return number(values.max_instance_request_concurrency, 1) <= 1;
  }),
  rule("scaling.min_instance_count must not exceed max_instance_count", (values) => {
    const { min_instance_count, max_instance_count } = first(values, "scaling");
    return number(min_instance_count, 0) <= number(max_instance_count, MOST);
  }),
  timeout(3600),
];

// https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.jobs, and the pages on each setting.
const executions: Rule[] = [
  range("task_count", 1, 10_000),
  range("parallelism", 0),
  rule("parallelism must not exceed task_count", (values) => {
    return number(values.parallelism, 0) <= number(values.task_count, MOST);
  }),
];

const tasks: Rule[] = [
  ...common,
  range("max_retries", 0, 10),
  timeout(604_800),
  rule("a job runs in the second execution environment", inSecondGeneration),
  rule("containers of a job take no requests", (values) => {
    return blocks(values, "containers").every((one) => blocks(one, "ports").length === 0);
  }),
  rule("variables of jobs are set by Cloud Run", (values) => {
    const names = blocks(values, "containers").flatMap((one) =>
      blocks(one, "env").flatMap((env) => texts(env.name)),
    );
    return !names.some((name) => /^CLOUD_RUN_(JOB|EXECUTION|TASK_(INDEX|ATTEMPT|COUNT))$/.test(name));
  }),
];

const traffic: Rule = ({ values }) => {
  const targets = blocks(values, "traffic");
  if (targets.length === 0) return [];
  const percents = targets.map(({ percent }) => percent);
  const sum = percents.reduce((total: number, percent) => total + number(percent, NaN), 0);
  const tags = targets.flatMap(({ tag }) => texts(tag));
  return [
    ...(Number.isNaN(sum) || sum === 100 ? [] : [`traffic must come to 100 percent, got ${String(sum)}`]),
    ...targets
      .flatMap(({ revision }) => texts(revision))
      .filter((revision) => typeof values.name === "string" && !revision.startsWith(`${values.name}-`))
      .map((revision) => `traffic goes to ${revision}, which is of another service`),
    ...twice(tags).map((tag) => `traffic has the tag ${tag} twice`),
    ...tags
      .filter((tag) => typeof values.name === "string" && `${tag}${values.name}`.length > 46)
      .map((tag) => `traffic tag '${tag}' and service name together are too long`),
    ...targets
      .filter(
        ({ type, revision }) => (type === "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION") !== (revision !== null),
      )
      .map(() => "traffic must name the revision where it goes to one"),
  ];
};

const annotations = entries(
  "annotations",
  /^(?!([\w.-]+\.)?((run|cloud)\.googleapis\.com|(serving|autoscaling)\.knative\.dev)\/)([a-z0-9.-]{1,253}\/)?[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/,
  /^/,
);
const policy = matches("binary_authorization.policy", /^projects\/[^/\s]+\/platforms\/cloudRun\/[^/\s]+$/);

/** The rules of the Cloud Run API for services and jobs, beyond those that the provider checks. */
export const runRules: { readonly [type: string]: readonly Rule[] } = {
  google_cloud_run_v2_job: [
    matches("name", /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/),
    labels,
    annotations,
    policy,
    within("template", labels, annotations, ...executions),
    within("template.template", ...tasks),
    within("template.template.volumes", ...volume),
    within("template.template.containers", ...taskRules),
  ],
  google_cloud_run_v2_service: [
    matches("name", /^[a-z]([a-z0-9-]{0,47}[a-z0-9])?$/),
    each("description", (text) =>
      text.length > 512 ? "description has more than 512 characters" : undefined,
    ),
    labels,
    annotations,
    matches("custom_audiences", /^[^\s\p{Cc}]+$/u),
    policy,
    range("scaling.min_instance_count", 0),
    range("scaling.manual_instance_count", 1),
    range("template.scaling.min_instance_count", 0),
    range("template.scaling.max_instance_count", 1),
    range("template.max_instance_request_concurrency", 1, 1000),
    range("traffic.percent", 0, 100),
    matches("traffic.revision", NAME),
    matches("traffic.tag", NAME),
    traffic,
    within("template", ...template),
    within("template.volumes", ...volume),
    within("template.containers", ...containerRules),
  ],
};
