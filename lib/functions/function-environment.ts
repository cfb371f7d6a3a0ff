import { Fn, Token } from "cdktf";
import { literals } from "../core/literal";
import { isToken } from "../core/tokens";
import { type EnvironmentRules, SET_BY_CLOUD_RUN } from "../workload/environment";

/** What the code of a function sees: https://cloud.google.com/functions/docs/configuring/env-var. */
export const RUN_TIME: EnvironmentRules = {
  prop: "environment",
  reserved: [...SET_BY_CLOUD_RUN, "FUNCTION_TARGET", "FUNCTION_SIGNATURE_TYPE"],
  maxVariables: 1000,
  maxTotalKib: 32,
};

/** What only the build sees; see the same page. */
export const BUILD_TIME: EnvironmentRules = {
  prop: "buildEnvironment",
  reserved: ["GOOGLE_ENTRYPOINT", "GOOGLE_FUNCTION_TARGET", "GOOGLE_RUNTIME", "GOOGLE_RUNTIME_VERSION"],
  maxVariables: 100,
  maxVariableKib: 64,
};

/** What Google sets by itself unless the function does. */
export const SET_BY_DEFAULT = { LOG_EXECUTION_ID: "true" };

/**
 * The variables as Terraform is to set them, with what Google sets by itself.
 *
 * So the map is never empty: the provider takes an empty one for no opinion, and would leave removed variables in place.
 */
export function environmentConfig(variables: { [name: string]: string }): { [name: string]: string } {
  if (isToken(variables)) return Token.asStringMap(Fn.merge([SET_BY_DEFAULT, variables]));
  return literals({ ...SET_BY_DEFAULT, ...variables });
}
