import { TerraformStack } from "cdktf";
import { snapshotOf } from "./snapshot-of";

/** Prints a value as it prints the values inside it; Jest gives one to serializers. */
type Printer = (
  value: unknown,
  config: unknown,
  indentation: string,
  depth: number,
  refs: unknown[],
) => string;

/** Has Jest print a stack in snapshots as `snapshotOf` sees it: `expect(stack).toMatchSnapshot()`. */
export const stackSerializer = {
  test: (value: unknown): boolean => TerraformStack.isStack(value),

  serialize: (
    stack: TerraformStack,
    config: unknown,
    indentation: string,
    depth: number,
    refs: unknown[],
    print: Printer,
  ): string => print(snapshotOf(stack), config, indentation, depth, refs),
};
