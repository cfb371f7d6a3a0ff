import { readFileSync } from "node:fs";
import { join } from "node:path";
import { got, invalid } from "../core/errors";
import type { Document } from "../document/document";
import { isObject, type Json, type JsonObject, parsed } from "../document/json";
import { readStacks } from "../document/stack-reader";

/** Reads the stacks that cdktf has written into a folder, `cdktf.out` where nothing else was said. */
export function readAppFolder(folder: string): readonly Document[] {
  const manifest = readJson(join(folder, "manifest.json"), folder);
  const stacks = isObject(manifest.stacks) ? Object.values(manifest.stacks) : [];
  return readStacks(
    stacks.filter(isObject).map(({ constructPath, name, synthesizedStackPath: path }) => ({
      name: text(constructPath) ?? text(name) ?? "",
      json: readJson(join(folder, text(path) ?? ""), folder),
    })),
  );
}

function readJson(file: string, folder: string): JsonObject {
  let content: string | undefined;
  try {
    content = readFileSync(file, "utf8");
  } catch {
    content = undefined;
  }
  const json = content === undefined ? undefined : parsed(content);
  if (isObject(json)) return json;
  throw invalid(
    `'folder' must be one that cdktf has synthesized into, got ${got(folder)} without a ${content === undefined ? "" : "readable "}${got(file)}; run 'cdktf synth'`,
  );
}

function text(json: Json | undefined): string | undefined {
  return typeof json === "string" ? json : undefined;
}
