import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import type { IConstruct } from "constructs";
import { invalid } from "../core/errors";
import { isToken } from "../core/tokens";

/** Resolves a path like cdktf does for assets: from the folder of the nearest `cdktf.json`, or from the current folder. */
export function projectPath(path: string, at: IConstruct): string {
  if (isToken(path)) throw invalid("'source' must be a path known at synthesis, got a token", at);
  if (isAbsolute(path)) return path;
  const context: unknown = at.node.tryGetContext("cdktfJsonPath");
  return typeof context === "string" ? resolve(dirname(context), path) : pathInProject(path);
}

/** The same for a path that belongs to no construct. */
export function pathInProject(path: string): string {
  return resolve(projectFolder(process.cwd()) ?? process.cwd(), path);
}

function projectFolder(folder: string): string | undefined {
  if (existsSync(join(folder, "cdktf.json"))) return folder;
  return dirname(folder) === folder ? undefined : projectFolder(dirname(folder));
}
