import { Annotations, Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { CONTAINER_NAME } from "../core/formats/cloud-run";
import { checkWholeNumber } from "../core/ranges";
import { definitionOf } from "../core/shared-existing";
import { holdsToken } from "../core/token-text";
import { isKnown, isToken } from "../core/tokens";
import type { ICloudRunJob } from "../resources/cloud-run-job-base";
import { JOB_CONTAINER } from "../services/container-environment";
import type { TaskOfJob } from "../services/task-of-job";
import { checkEnvironment } from "../workload/environment";
import { asExpression, encodedBody, HttpMethod } from "./http-request";
import type { ContainerOverride, RunOverrides } from "./run-overrides";

const VARIABLES = { ...JOB_CONTAINER, prop: "overrides.environment" };

/** The headers and the body with which Cloud Run runs a job otherwise than it is defined. Throws where Google would refuse them. */
export function runRequestOf(at: Construct, run: ICloudRunJob, overrides: RunOverrides) {
  const { containers = [], taskCount, timeoutSeconds } = overrides;
  // https://docs.cloud.google.com/run/docs/reference/rest/v2/projects.locations.jobs/run#Overrides
  checkWholeNumber("overrides.taskCount", taskCount, { min: 1, max: 10_000 }, at);
  const { longest: max = 604_800, hasGpu = false, containers: known = [] } = taskOf(run);
  const when = hasGpu ? " for a job with a GPU" : "";
  checkWholeNumber("overrides.timeoutSeconds", timeoutSeconds, { min: 1, max, when }, at);
  checkNames(at, containers);
  warnOfNames(at, run, containers, known);
  const request = {
    containerOverrides: containers.length > 0 ? containers.map((each) => overrideOf(at, each)) : undefined,
    taskCount,
    timeout: timeoutSeconds === undefined ? undefined : `${String(timeoutSeconds)}s`,
  };
  if (Object.values(request).every((part) => part === undefined)) {
    throw invalid("'overrides' must change something, got nothing; leave them out", at);
  }
  return {
    // Cloud Scheduler would call it application/octet-stream.
    headers: { "Content-Type": "application/json" },
    body: encodedBody(at, HttpMethod.POST, jsonOf({ overrides: request })),
  };
}

function checkNames(at: Construct, containers: readonly ContainerOverride[]): void {
  const names = containers.map(({ name }) => name);
  for (const name of names) checkFormat("overrides.name", name, CONTAINER_NAME, at);
  const twice = containers.find(({ name }, index) => names.indexOf(name) !== index);
  if (!twice) return;
  const found = twice.name === undefined ? "several without a name" : `${got(twice.name)} twice`;
  throw invalid(`'overrides.containers' must name each container once, got ${found}`, at);
}

/** The task of a job that this app defines. */
function taskOf(run: ICloudRunJob): Partial<TaskOfJob> {
  const { _task: task = {} } = definitionOf(run as ICloudRunJob & Construct & { readonly _task?: TaskOfJob });
  return task;
}

/** Cloud Run names containers without a name itself, so this is no error. */
function warnOfNames(
  at: Construct,
  run: ICloudRunJob,
  containers: readonly ContainerOverride[],
  known: TaskOfJob["containers"],
): void {
  if (known.length === 0 || known.some(isToken)) return;
  const wrong = containers.find(({ name }) =>
    name === undefined ? known.length > 1 : isKnown(name) && !known.includes(name),
  );
  if (!wrong) return;
  const found = wrong.name === undefined ? "one without a name among several" : got(wrong.name);
  Annotations.of(at).addWarning(
    `'overrides.containers' must name containers of ${run.node.path}, got ${found}`,
  );
}

function overrideOf(at: Construct, { name, args, environment = {} }: ContainerOverride): object {
  if (isToken(environment)) {
    throw invalid(
      "'overrides.environment' must be a map whose names are known at synthesis, got a token",
      at,
    );
  }
  checkEnvironment(environment, VARIABLES, at);
  if (args === undefined && Object.keys(environment).length === 0) {
    throw invalid(
      "'overrides.containers' must hold what changes something, got one without args and environment; leave it out",
      at,
    );
  }
  const env = Object.entries(environment).map(([variable, value]) => ({ name: variable, value }));
  return {
    name,
    args: args && args.length > 0 ? args : undefined,
    clearArgs: args?.length === 0 ? true : undefined,
    env: env.length > 0 ? env : undefined,
  };
}

/** A value as JSON. Terraform encodes the texts and lists that only it knows. */
function jsonOf(value: unknown): string {
  if (typeof value === "string") {
    return holdsToken(value) ? encodedLater(asExpression(value)) : JSON.stringify(value);
  }
  if (typeof value !== "object" || value === null) return String(value);
  if (isToken(value)) return encodedLater(value);
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(",")}]`;
  const known = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${known.map(([key, part]) => `${jsonOf(key)}:${jsonOf(part)}`).join(",")}}`;
}

function encodedLater(value: unknown): string {
  return Token.asString(Fn.jsonencode(value));
}
