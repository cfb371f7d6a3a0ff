import type { CloudRunV2ServiceTemplateContainersEnv } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { literals } from "../core/literal";
import { isToken } from "../core/tokens";
import { checkEnvironment, type EnvironmentRules, SET_BY_CLOUD_RUN } from "../workload/environment";
import { secretVariablesOf } from "../workload/secret-variables";
import type { ContainerProps } from "./container-props";

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
const SIDECAR: EnvironmentRules = {
  ...INGRESS_CONTAINER,
  reserved: SET_BY_CLOUD_RUN.filter((name) => name !== "PORT"),
};

/** The `env` blocks of a container. Those with secrets come last. */
export function containerEnvironmentOf(
  at: Construct,
  { environment = {}, secretEnvironment = {} }: ContainerProps,
  takesRequests: boolean,
): CloudRunV2ServiceTemplateContainersEnv[] {
  if (isToken(environment)) {
    throw invalid("'environment' must be a map whose names are known at synthesis, got a token", at);
  }
  const rules = takesRequests ? INGRESS_CONTAINER : SIDECAR;
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
