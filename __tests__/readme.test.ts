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
  const exported: { Example?: StackClass } = {};
  new Function("require", "exports", transpiled(code))(require, exported);
  const Example = exported.Example as StackClass;
  expect(() => Testing.synth(new Example(newApp(), "readme"), true)).not.toThrow();
});
