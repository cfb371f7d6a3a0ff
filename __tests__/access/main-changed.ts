import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import ts from "typescript";
import type { Fact } from "../../lib/access/fact";
import { factIn } from "../../lib/access/lock-line";
import { accessOf } from "../../lib/testing/access-of";
import type { ShopSettings } from "../../main";
import { newApp } from "../support/stack";

type ShopClass = new (scope: Construct, id: string, settings: ShopSettings) => TerraformStack;

const SOURCE = readFileSync(join(__dirname, "..", "..", "main.ts"), "utf8");

/** The facts of main.ts, after somebody edits it. */
export function mainWith(...edits: readonly (readonly [from: string, to: string])[]): Fact[] {
  const source = edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`main.ts does not hold ${from}`);
    return text.replaceAll(from, to);
  }, SOURCE);
  const settings = { project: "example-project", region: "asia-northeast1", stateBucket: "" };
  return accessOf(new (shopIn(source))(newApp(), "shop", settings)).map(factFrom);
}

function shopIn(source: string): ShopClass {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const module = { exports: {} as { Shop: ShopClass } };
  const load = compileFunction(outputText, ["require", "module", "exports"]) as (
    ...names: readonly unknown[]
  ) => void;
  // The loaded module is not the main module.
  load(
    Object.assign((name: string) => jest.requireActual<object>(name), { main: undefined }),
    module,
    module.exports,
  );
  return module.exports.Shop;
}

/** The fact on a line. */
export function factFrom(line: string): Fact {
  const fact = factIn(line);
  if (!fact) throw new Error(`no fact: ${line}`);
  return fact;
}
