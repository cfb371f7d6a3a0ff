import { each, exactlyOne, matches, type Rule, within } from "../schema/rule";
import { isValues, type Value, type Values } from "../schema/value";
import { blocks, first, MOST, number, range, rule, texts, twice } from "./rule-kinds";

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

export const limitsOf = (container: Values): Values => {
  const { limits } = first(container, "resources");
  return isValues(limits) ? limits : {};
};
export const isCount = (value: Value | undefined): boolean =>
  typeof value === "string" && !Number.isNaN(Number(value));

/** The memory of a container; undefined if terraform does not know it yet. */
export function mebibytes(container: Values): number | undefined {
  const { memory } = limitsOf(container);
  return typeof memory === "string" ? parseInt(memory) : undefined;
}

const sizes: Rule[] = [
  rule("4 CPUs need 2 GiB, 6 and 8 need 4 GiB; fractions have at most 512 MiB or 1 GiB", (container) => {
    const { cpu } = limitsOf(container);
    const mib = mebibytes(container);
    if (!isCount(cpu) || mib === undefined) return true;
    const count = Number(cpu);
    const least = count >= 6 ? 4096 : count >= 4 ? 2048 : 128;
    const most = count < 0.5 ? 512 : count < 1 ? 1024 : 32768;
    return mib >= least && mib <= most && count >= 0.08 && (count < 1 || [1, 2, 4, 6, 8].includes(count));
  }),
];

/** A container may depend only on existing containers that have a startup probe, and not in a cycle. */
export const order: Rule = ({ values }) => {
  const containers = blocks(values, "containers");
  const named = new Map(containers.flatMap((one) => texts(one.name).map((name) => [name, one] as const)));
  const found = containers.flatMap((container) =>
    texts(container.depends_on).flatMap((name) => {
      const other = named.get(name);
      if (!other)
        return containers.some((one) => typeof one.name === "symbol") ? [] : [`no container is ${name}`];
      return blocks(other, "startup_probe").length > 0
        ? []
        : [`Dependent container '${name}' must have startup probe specified`];
    }),
  );
  const reaches = (from: Values, to: Values, left: number): boolean =>
    left > 0 &&
    texts(from.depends_on).some((name) => {
      const next = named.get(name);
      return next !== undefined && (next === to || reaches(next, to, left - 1));
    });
  return containers.some((one) => reaches(one, one, containers.length))
    ? [...found, "containers wait for each other"]
    : found;
};

const environment: Rule[] = [
  matches("env.name", /^[^=\s\p{Cc}]{1,32768}$/u),
  each("env.name", (name) => (/^(K_\w+|X_GOOGLE_.*)$/.test(name) ? `env ${name} is reserved` : undefined)),
  each("env.value", (value, name) => (value.length > 32_768 ? `${name} is too long` : undefined)),
  rule(
    "env PORT is reserved where requests arrive",
    (values) =>
      blocks(values, "ports").length === 0 ||
      !blocks(values, "env").some(({ name }) => texts(name).includes("PORT")),
  ),
  rule("env has too many variables", ({ env }) => !Array.isArray(env) || env.length <= 1000),
  rule(
    "env has a name twice",
    (values) => twice(blocks(values, "env").flatMap(({ name }) => texts(name))).length === 0,
  ),
];

const mounts: Rule[] = [
  each("volume_mounts.mount_path", (path, name) =>
    /^(?!\/(dev|proc|sys)(\/|$))(\/(?!\.{1,2}(\/|$))[^/:\s\p{Cc}]+)+\/?$/u.test(path)
      ? undefined
      : `${name} must be a path, got ${path}`,
  ),
  rule(
    "volume_mounts has a path twice",
    (values) =>
      twice(blocks(values, "volume_mounts").flatMap((mount) => texts(mount.mount_path))).length === 0,
  ),
];

const probe = (name: string, most: number, ...rules: Rule[]): Rule =>
  within(
    name,
    exactlyOne("http_get", "tcp_socket", "grpc"),
    range("initial_delay_seconds", 0, most),
    range("period_seconds", 1, most),
    range("timeout_seconds", 1, most),
    range("failure_threshold", 1),
    ...["http_get", "tcp_socket", "grpc"].map((what) => range(`${what}.port`, 1, 65535)),
    matches("http_get.path", /^\/[^\s\p{Cc}]*$/u),
    rule("timeout_seconds must not exceed period_seconds", (values) => {
      const period = number(values.period_seconds, MOST);
      return number(values.timeout_seconds, 0) <= period;
    }),
    ...rules,
  );

/** How a container is asked whether it has started, or still works. */
const asked = (container: Values, kind: string, ...probes: string[]): Values[] =>
  probes.flatMap((probe) => blocks(first(container, probe), kind));

/** https://cloud.google.com/run/docs/configuring/healthchecks */
const answers = (...probes: string[]): Rule =>
  rule("a container that takes no requests is asked at a port of its own", (container) => {
    const kinds = ["http_get", "grpc"].flatMap((kind) => asked(container, kind, ...probes));
    return blocks(container, "ports").length > 0 || !kinds.some(({ port }) => port === null);
  });

const image = (name: string): Rule => matches(name, /^(?!\w+:\/\/)\w[\w.:/@+-]*$/);

/** The rules of Google for containers of services and jobs. */
const common: readonly Rule[] = [
  ...sizes,
  ...environment,
  ...mounts,
  image("image"),
  matches("name", LABEL),
  probe(
    "startup_probe",
    240,
    rule("failure_threshold times period_seconds must not exceed 240", (values) => {
      return number(values.failure_threshold, 1) * number(values.period_seconds, 1) <= 240;
    }),
  ),
];

/** The rules of Google for a container of a job. */
export const taskRules: readonly Rule[] = [...common, answers("startup_probe")];

const BOTH = ["startup_probe", "liveness_probe"];

/** The rules of Google for a container of a service. */
export const containerRules: readonly Rule[] = [
  ...common,
  answers(...BOTH),
  rule("a probe by HTTP does not ask where HTTP/2 is spoken", (container) => {
    const { name, container_port } = first(container, "ports");
    const ports = asked(container, "http_get", ...BOTH).map(({ port }) => port);
    return name !== "h2c" || !ports.some((port) => port === null || port === container_port);
  }),
  image("base_image_uri"),
  matches("ports.name", /^(http1|h2c)$/),
  range("ports.container_port", 1, 65535),
  probe(
    "liveness_probe",
    3600,
    rule("a connection is no liveness probe", (values) => blocks(values, "tcp_socket").length === 0),
  ),
];
