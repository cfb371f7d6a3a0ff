import { AnnotationMetadataEntryType, Aspects, type IAspect, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkCdktf } from "../core/one-cdktf";

/** What a stack writes, after its aspects and validations: what `cdktf synth` would refuse is thrown. */
export function documentOf(stack: TerraformStack): object {
  checkStack(stack);
  return documentsOf([stack], stack.node.root)[0];
}

/** Throws for what is no stack, which JavaScript can pass. */
export function checkStack(stack: TerraformStack): void {
  if (!TerraformStack.isStack(stack)) throw invalid(`'stack' must be a TerraformStack, got ${got(stack)}`);
}

/** What some stacks of an app write. All stacks of the app are prepared, since each may need an output of another one. */
export function documentsOf(stacks: readonly TerraformStack[], app: IConstruct): object[] {
  for (const stack of stacks) checkCdktf(stack);
  for (const one of stacksIn(app)) one.prepareStack();
  // `Testing.synth` does this, too, and makes a text without the reasons, in a time that grows with the square of the resources.
  for (const stack of stacks) {
    visitWithAspects(stack);
    stack.runAllValidations();
    throwAddedErrors(stack);
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

/** `cdktf synth` ends with the errors that code or an aspect adds to a construct with `Annotations`. */
function throwAddedErrors(stack: TerraformStack): void {
  const errors = stack.node.findAll().flatMap(({ node: { path, metadata } }) => {
    const added = metadata.filter(({ type }) => type === (AnnotationMetadataEntryType.ERROR as string));
    return added.map(({ data }) => `[${path}] ${String(data)}`);
  });
  if (errors.length > 0) throw new Error(`constructs must have no errors, got\n${errors.join("\n")}`);
}
