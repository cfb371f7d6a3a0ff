import { TerraformStack } from "cdktf";
import { snapshotOf } from "./snapshot-of";

/** Has Jest print a stack in snapshots as `snapshotOf` sees it: `expect(stack).toMatchSnapshot()`. */
export const stackSerializer = {
  test: (value: unknown): boolean => TerraformStack.isStack(value),

  // Everything but the stack is handed through to Jest's own printer.
  serialize: <Config, Refs>(
    stack: TerraformStack,
    config: Config,
    indentation: string,
    depth: number,
    refs: Refs,
    print: (value: unknown, config: Config, indentation: string, depth: number, refs: Refs) => string,
  ): string => print(snapshotOf(stack), config, indentation, depth, refs),
};
