import { Fn, Token } from "cdktf";
import { literals } from "../core/literal";
import { isToken } from "../core/tokens";
import { type EnvironmentRules, SET_BY_CLOUD_RUN } from "../workload/environment";

/** Limits of the variables of a function's code: https://cloud.google.com/functions/docs/configuring/env-var. */
export const RUN_TIME: EnvironmentRules = {
  prop: "environment",
  reserved: [...SET_BY_CLOUD_RUN, "FUNCTION_TARGET", "FUNCTION_SIGNATURE_TYPE"],
  maxVariables: 1000,
  maxTotalKib: 32,
};

/** Limits of the variables of a function's build, from the same page. */
export const BUILD_TIME: EnvironmentRules = {
  prop: "buildEnvironment",
  reserved: ["GOOGLE_ENTRYPOINT", "GOOGLE_FUNCTION_TARGET", "GOOGLE_RUNTIME", "GOOGLE_RUNTIME_VERSION"],
  maxVariables: 100,
  maxVariableKib: 64,
};

/** Variables that Google sets where the function does not. */
export const SET_BY_DEFAULT = { LOG_EXECUTION_ID: "true" };

/**
 * The variables that Terraform sets, with those that Google sets by default.
 *
 * The defaults keep the map from being empty. The provider ignores an empty map, so the last variable would never be removed.
 */
export function environmentConfig(variables: { [name: string]: string }): { [name: string]: string } {
  if (isToken(variables)) return Token.asStringMap(Fn.merge([SET_BY_DEFAULT, variables]));
  return literals({ ...SET_BY_DEFAULT, ...variables });
}

/** Stands in the build where no variable does. Nothing reads it. */
const NO_VARIABLES = { BUILD_ENVIRONMENT: "default" };

/**
 * The variables of a build that Terraform sets.
 *
 * The map is never empty, because the provider ignores an empty one, so that the last variable would never be removed:
 * https://github.com/hashicorp/terraform-provider-google/issues/15213
 */
export function buildEnvironmentConfig(variables: { [name: string]: string }): { [name: string]: string } {
  const isEmpty = !isToken(variables) && Object.keys(variables).length === 0;
  return literals(isEmpty ? NO_VARIABLES : variables);
}
