import { readFileSync } from "node:fs";
import { join } from "node:path";
import { got, invalid } from "../core/errors";
import type { Document } from "./document";
import { isObject, type Json, type JsonObject, parsed } from "./json";
import { readStacks } from "./stack-reader";

/** Reads all stacks that cdktf has synthesized into a folder. */
export function readAppFolder(folder: string): readonly Document[] {
  const file = join(folder, "manifest.json");
  const { stacks } = readJson(file, folder);
  if (!isObject(stacks)) throw unlikeCdktf(folder, file, "readable ");
  return readStacks(
    Object.values(stacks)
      .filter(isObject)
      .map(({ constructPath, name, synthesizedStackPath: path }) => ({
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
  throw unlikeCdktf(folder, file, content === undefined ? "" : "readable ");
}

function unlikeCdktf(folder: string, file: string, missing: "" | "readable "): Error {
  return invalid(
    `'folder' must be one that cdktf has synthesized into, got ${got(folder)} without a ${missing}${got(file)}; run 'cdktf synth'`,
  );
}

function text(json: Json | undefined): string | undefined {
  return typeof json === "string" ? json : undefined;
}
