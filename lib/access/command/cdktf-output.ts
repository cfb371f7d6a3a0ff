import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { got } from "../../core/errors";
import { isObject, parsed } from "../../document/json";
import type { SynthesizedStack } from "../../document/stack-reader";
import { Problem } from "./problem";

/** The stacks in a folder that cdktf wrote: all that its manifest names. */
export function synthesizedStacks(folder: string): SynthesizedStack[] {
  const file = join(folder, "manifest.json");
  const manifest = existsSync(file) ? parsed(readFileSync(file, "utf8")) : undefined;
  if (!isObject(manifest) || !isObject(manifest.stacks)) {
    throw new Problem(`'input' must be a folder that cdktf wrote, with a manifest.json, got ${got(folder)}`);
  }
  return Object.values(manifest.stacks).map((stack) => {
    const { name, constructPath = name, synthesizedStackPath: path } = isObject(stack) ? stack : {};
    const json = typeof path === "string" ? readJson(join(folder, path)) : undefined;
    if (typeof constructPath !== "string" || json === undefined) {
      throw new Problem(`'manifest.json' must name stacks that are there, got ${got(path)} [at ${folder}]`);
    }
    return { name: constructPath, json };
  });
}

function readJson(file: string): unknown {
  return existsSync(file) ? parsed(readFileSync(file, "utf8")) : undefined;
}
