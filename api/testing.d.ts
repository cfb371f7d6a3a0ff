import { TerraformStack } from "cdktf";
import { Construct } from "constructs";

export declare function accessOf(stack: TerraformStack): string[];

export declare function snapshotOf(stack: TerraformStack): object;

export declare function snapshotsOf(scope: Construct): {
  [path: string]: object;
};

export declare const stackSerializer: {
  test: (value: unknown) => boolean;
  serialize: <Config, Refs>(stack: TerraformStack, config: Config, indentation: string, depth: number, refs: Refs, print: (value: unknown, config: Config, indentation: string, depth: number, refs: Refs) => string) => string;
};
