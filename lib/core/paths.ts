import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** The path of a construct below its stack. Like a Terraform address, it does not change when the stack is renamed. */
export function pathInStack(construct: IConstruct): string {
  return construct.node.path.slice(TerraformStack.of(construct).node.path.length + 1);
}
