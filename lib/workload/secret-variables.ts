import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { literal } from "../core/literal";
import type { ISecret, SecretVersion } from "../resources/secret";
import { checkVariableName, type EnvironmentRules } from "./environment";

/** An environment variable that holds the payload of a secret's version. */
export interface SecretVariable {
  /** The name, escaped for Terraform. */
  readonly name: string;

  readonly secret: ISecret;
  readonly version: string;
}

/**
 * The variables of `secretEnvironment`.
 *
 * Throws for a name that Google would refuse or that `environment` has too. Warns of the version `latest`: an instance
 * reads it only when it starts.
 */
export function secretVariablesOf(
  variables: { [name: string]: SecretVersion },
  environment: { [name: string]: string },
  rules: EnvironmentRules,
  at: IConstruct,
): SecretVariable[] {
  return Object.entries(variables).map(([name, { secret, version }]) => {
    checkVariableName(name, { ...rules, prop: "secretEnvironment" }, at);
    if (Object.hasOwn(environment, name)) {
      throw invalid(`'secretEnvironment' must not repeat a name of 'environment', got ${got(name)}`, at);
    }
    if (version === "latest") {
      Annotations.of(at).addWarning(
        `'secretEnvironment.${name}' must name a version to take effect when the secret changes, got 'latest'`,
      );
    }
    return { name: literal(name), secret, version };
  });
}
