import { compileFunction } from "node:vm";
import { type TerraformStack, Testing } from "cdktf";
import type { Construct } from "constructs";
import { compileErrors, moduleOf, readmeBlocks, transpiled } from "./support/readme";
import { newApp } from "./support/stack";

type StackClass = new (scope: Construct, id: string) => TerraformStack;

const modules = readmeBlocks().map((block): [string, string] => [block.heading, moduleOf(block)]);

test("the README's blocks compile", () => {
  expect(compileErrors(modules.map(([, code]) => code))).toEqual([]);
});

test.each(modules)("the README's block under '%s' synthesizes", (_heading, code) => {
  const exported = {} as { Example: StackClass };
  const run = compileFunction(transpiled(code), ["require", "exports"]) as (...args: unknown[]) => void;
  run(require, exported);
  expect(() => Testing.synth(new exported.Example(newApp(), "readme"), true)).not.toThrow();
});
