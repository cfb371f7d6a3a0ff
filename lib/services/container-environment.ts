import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { literals } from "../core/literal";
import { isToken } from "../core/tokens";
import { checkEnvironment, type EnvironmentRules, SET_BY_CLOUD_RUN } from "../workload/environment";
import { secretVariablesOf } from "../workload/secret-variables";
import type { RunContainerProps } from "./run-container-props";

// https://cloud.google.com/run/docs/configuring/services/environment-variables; the size is that of the value alone:
// https://cloud.google.com/run/quotas
/** The limits of variables in the container that receives the requests. */
export const INGRESS_CONTAINER: EnvironmentRules = {
  prop: "environment",
  reserved: SET_BY_CLOUD_RUN,
  maxVariables: 1000,
  maxValueKib: 32,
};

// Cloud Run sets PORT only in the container that receives the requests.
/** The limits of variables in a sidecar of a service. */
export const SIDECAR: EnvironmentRules = {
  ...INGRESS_CONTAINER,
  reserved: SET_BY_CLOUD_RUN.filter((name) => name !== "PORT"),
};

// https://cloud.google.com/run/docs/container-contract#jobs-env-vars; nobody may set them:
// https://cloud.google.com/run/docs/configuring/jobs/environment-variables
/** The limits of variables in a container of a job. */
export const JOB_CONTAINER: EnvironmentRules = {
  ...INGRESS_CONTAINER,
  reserved: [
    "CLOUD_RUN_JOB",
    "CLOUD_RUN_EXECUTION",
    "CLOUD_RUN_TASK_INDEX",
    "CLOUD_RUN_TASK_ATTEMPT",
    "CLOUD_RUN_TASK_COUNT",
  ],
};

/** An `env` block, of a service as of a job. */
export interface VariableConfig {
  readonly name: string;
  readonly value?: string;
  readonly valueSource?: { readonly secretKeyRef: { readonly secret: string; readonly version: string } };
}

/** The `env` blocks of a container. Those with secrets come last. */
export function containerEnvironmentOf(
  at: Construct,
  { environment = {}, secretEnvironment = {} }: RunContainerProps,
  rules: EnvironmentRules,
): VariableConfig[] {
  if (isToken(environment)) {
    throw invalid("'environment' must be a map whose names are known at synthesis, got a token", at);
  }
  checkEnvironment(environment, rules, at);
  const secrets = secretVariablesOf(secretEnvironment, environment, rules, at);
  return [
    ...Object.entries(literals(environment)).map(([name, value]) => ({ name, value })),
    ...secrets.map(({ name, secret, version }) => ({
      name,
      valueSource: { secretKeyRef: { secret: secret.fullName, version } },
    })),
  ];
}
