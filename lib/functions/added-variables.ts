import type { Cloudfunctions2Function } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { literals } from "../core/literal";
import { isToken } from "../core/tokens";
import { checkEnvironment, type EnvironmentSize } from "../workload/environment";
import type { CloudRunFunctionProps } from "./cloud-run-function-props";
import { RUN_TIME } from "./function-environment";

/** The variables of a function to which an app adds more. Each addition takes the same time, however many there are. */
export class AddedVariables {
  private readonly names: Set<string>;
  private size: EnvironmentSize;

  /** The map that is written. A user can put another one in its place. */
  private written?: object;

  constructor(
    private readonly at: Construct,
    private readonly resource: Cloudfunctions2Function,
    { environment = {}, secretEnvironment = {} }: CloudRunFunctionProps,
  ) {
    if (isToken(environment)) {
      throw invalid("'environment' must be known at synthesis to be added to, got a token", at);
    }
    this.size = checkEnvironment(environment, RUN_TIME, at);
    this.names = new Set([...Object.keys(environment), ...Object.keys(secretEnvironment)]);
  }

  /** Throws where Google would refuse the variable, and where it is already set. */
  public add(name: string, value: string): void {
    if (this.names.has(name)) {
      throw invalid(`'name' must be a variable that is not set yet, got ${got(name)}`, this.at);
    }
    this.size = checkEnvironment({ [name]: value }, RUN_TIME, this.at, this.size);
    this.names.add(name);
    const { serviceConfig } = this.resource;
    let { environmentVariablesInput: variables } = serviceConfig;
    if (variables === undefined || variables !== this.written) {
      variables = { ...variables };
      serviceConfig.environmentVariables = variables;
      this.written = variables;
    }
    Object.defineProperties(variables, Object.getOwnPropertyDescriptors(literals({ [name]: value })));
  }
}
