import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { invalid } from "./errors";

/**
 * Throws if a construct belongs to another stack than the construct that must be created after it.
 *
 * Terraform orders the resources of one stack only, and two stacks that depend on each other cannot be deployed.
 */
export function checkSameStack(prop: string, construct: IConstruct, at: IConstruct): void {
  const [stack, other] = [at, construct].map((one) => TerraformStack.of(one).node.path);
  if (stack === other) return;
  throw invalid(
    `'${prop}' must be of the stack ${stack}, got ${construct.node.path} of ${other}; import it in ${stack} as well`,
    at,
  );
}
