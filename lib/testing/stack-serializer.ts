import { TerraformStack } from "cdktf";
import { snapshotOf } from "./snapshot-of";

/** A Jest serializer that prints stacks with `snapshotOf`, for `expect(stack).toMatchSnapshot()`. */
export const stackSerializer = {
  test: (value: unknown): boolean => TerraformStack.isStack(value),

  // Jest's printer gets all other arguments unchanged.
  serialize: <Config, Refs>(
    stack: TerraformStack,
    config: Config,
    indentation: string,
    depth: number,
    refs: Refs,
    print: (value: unknown, config: Config, indentation: string, depth: number, refs: Refs) => string,
  ): string => print(snapshotOf(stack), config, indentation, depth, refs),
};
