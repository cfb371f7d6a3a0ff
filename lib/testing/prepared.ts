import { TerraformStack, Testing } from "cdktf";
import type { IConstruct } from "constructs";
import { checkCdktf } from "../core/one-cdktf";

/** What a stack writes, after its aspects and validations: what `cdktf synth` would refuse is thrown. */
export function documentOf(stack: TerraformStack): object {
  return documentsOf([stack], stack.node.root)[0];
}

/** What some stacks of an app write. All stacks of the app are prepared, since each may need an output of another one. */
export function documentsOf(stacks: readonly TerraformStack[], app: IConstruct): object[] {
  for (const stack of stacks) checkCdktf(stack);
  for (const one of stacksIn(app)) one.prepareStack();
  // This runs aspects and validations. The returned text is not used, because it does not contain the reasons.
  for (const stack of stacks) Testing.synth(stack, true);
  return stacks.map((stack) => stack.toTerraform() as object);
}

/** All stacks in the tree of a construct. */
export function stacksIn(scope: IConstruct): TerraformStack[] {
  return scope.node.findAll().filter((one): one is TerraformStack => TerraformStack.isStack(one));
}
