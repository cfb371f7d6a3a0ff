import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import { blocksOf, transpiled } from "../../__tests__/support/readme";

/** Synthesizes the first program of the README into a folder. */
export function synthesizeReadme(output: string): void {
  const [program] = blocksOf("README.md");
  process.env.CDKTF_OUTDIR = output;
  (compileFunction(transpiled(program.code), ["require", "exports"]) as (...args: unknown[]) => void)(
    require,
    {},
  );
}

/** What a program wrote of a stack. */
export function documentOf(output: string, stack: string): unknown {
  return JSON.parse(readFileSync(join(output, "stacks", stack, "cdk.tf.json"), "utf8"));
}
