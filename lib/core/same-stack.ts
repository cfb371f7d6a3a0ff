import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { invalid } from "./errors";

/**
 * Throws where a construct that something must be ordered after belongs to another stack: Terraform orders the resources
 * of one stack, and two stacks that wait for each other cannot be deployed.
 */
export function checkSameStack(prop: string, construct: IConstruct, at: IConstruct): void {
  const [stack, other] = [at, construct].map((one) => TerraformStack.of(one).node.path);
  if (stack === other) return;
  throw invalid(
    `'${prop}' must be of the stack ${stack}, got ${construct.node.path} of ${other}; import it in ${stack} as well`,
    at,
  );
}
