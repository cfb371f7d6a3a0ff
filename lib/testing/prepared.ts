import { TerraformStack, Testing } from "cdktf";

/** What a stack writes, after its aspects and validations: what `cdktf synth` would refuse is thrown. */
export function documentOf(stack: TerraformStack): object {
  for (const one of stacksOf(stack)) one.prepareStack();
  // This runs aspects and validations. The returned text is not used, because it does not contain the reasons.
  Testing.synth(stack, true);
  return stack.toTerraform() as object;
}

/** All stacks of the app that a stack belongs to. */
export function stacksOf(stack: TerraformStack): TerraformStack[] {
  return stack.node.root.node.findAll().filter((one): one is TerraformStack => TerraformStack.isStack(one));
}
