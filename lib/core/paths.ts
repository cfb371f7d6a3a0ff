import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** The path of a construct below its stack: like a Terraform address, it stays when the stack is renamed. */
export function pathInStack(construct: IConstruct): string {
  return construct.node.path.slice(TerraformStack.of(construct).node.path.length + 1);
}
