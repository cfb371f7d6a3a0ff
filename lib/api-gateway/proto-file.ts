import { readFileSync } from "node:fs";
import { sep } from "node:path";
import { got, invalid } from "../core/errors";
import { fileAt } from "./given-file";

/** A file that a descriptor set was compiled from. Google only shows it. */
export interface ProtoFile {
  /** Its path below the folder that all files are in, so that the same files are the same in every folder. */
  readonly path: string;

  /** In base64. */
  readonly contents: string;
}

/** Reads files. Throws where one is not there, or is given twice. */
export function protoFilesAt(paths: readonly string[]): ProtoFile[] {
  const files = paths.map((path) => fileAt("protoFiles", path));
  const second = files.findIndex((file, index) => files.indexOf(file) < index);
  if (second >= 0) throw invalid(`'protoFiles' must hold each file once, got ${got(paths[second])} twice`);
  const steps = files.map((file) => file.split(sep));
  const shared = sharedFolders(steps);
  return files.map((file, index) => ({
    path: steps[index].slice(shared).join("/"),
    contents: readFileSync(file).toString("base64"),
  }));
}

/** How many folders at the beginning of paths are the same in all of them. */
function sharedFolders(paths: readonly (readonly string[])[]): number {
  if (paths.length === 0) return 0;
  const folders = paths.map((steps) => steps.slice(0, -1));
  const differs = folders[0].findIndex((step, index) => folders.some((one) => one[index] !== step));
  return differs < 0 ? folders[0].length : differs;
}
