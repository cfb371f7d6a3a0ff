import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileAt } from "./given-file";

/** A file that a descriptor set was compiled from. Google only shows it. */
export interface ProtoFile {
  /** Its name alone, so that the same file is the same in every folder. */
  readonly path: string;

  /** In base64. */
  readonly contents: string;
}

/** Reads files. Throws where one is not there. */
export function protoFilesAt(paths: readonly string[]): ProtoFile[] {
  return paths.map((path) => ({
    path: basename(path),
    contents: readFileSync(fileAt("protoFiles", path)).toString("base64"),
  }));
}
