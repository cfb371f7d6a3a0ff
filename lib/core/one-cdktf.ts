import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { invalid } from "./errors";
import { CDK, PACKAGE } from "./package-name";

/**
 * Throws for a stack of another version of cdktf than the one that this package loads, or of cdktn. Such a mixture fails late, with
 * an error inside of cdktf.
 *
 * Two copies of one version work together. Their stacks have the same methods.
 */
export function checkCdktf(stack: TerraformStack): void {
  if (methodsOf(stack) === methodsOf(TerraformStack.prototype)) return;
  throw invalid(
    `'${CDK}' must be one package in an app, in one version, got a stack of another one than '${PACKAGE}' uses; see npm ls cdktf cdktn, or pip list, and install cdktf-cloud-run-functions for cdktf, or cdktn-cloud-run-functions for cdktn`,
    stack,
  );
}

/** The same for the stack that a construct is in, if it is in one. */
export function checkCdktfAround(scope: IConstruct): void {
  const stack = scope.node.scopes.find((one): one is TerraformStack => TerraformStack.isStack(one));
  if (stack) checkCdktf(stack);
}

/** The names of the methods that cdktf's own class gives a stack: the farthest class that prepares it. Users extend that class. */
function methodsOf(stack: object): string {
  let methods: string[] = [];
  for (let one: unknown = stack; typeof one === "object" && one !== null; one = Object.getPrototypeOf(one)) {
    if (Object.hasOwn(one, "prepareStack")) methods = Object.getOwnPropertyNames(one);
  }
  return methods.sort().join();
}
