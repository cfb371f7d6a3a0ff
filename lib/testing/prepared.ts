import { Aspects, type IAspect, TerraformStack } from "cdktf";
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
  // `Testing.synth` does this, too, and makes a text without the reasons, in a time that grows with the square of the resources.
  for (const stack of stacks) {
    visitWithAspects(stack);
    stack.runAllValidations();
  }
  return stacks.map((stack) => stack.toTerraform() as object);
}

/** All stacks in the tree of a construct. */
export function stacksIn(scope: IConstruct): TerraformStack[] {
  return scope.node.findAll().filter((one): one is TerraformStack => TerraformStack.isStack(one));
}

/** Each aspect visits its construct and all below, once, as in a synthesis. One that is added meanwhile visits none. */
function visitWithAspects(construct: IConstruct, inherited: readonly IAspect[] = []): void {
  const aspects = new Set([...inherited, ...Aspects.of(construct).all]);
  for (const aspect of aspects) aspect.visit(construct);
  for (const child of construct.node.children) visitWithAspects(child, [...aspects]);
}
