import type { IConstruct } from "constructs";
import { got } from "../core/errors";
import { FilesPackage, type Package } from "./package";
import { packageOnce } from "./package-memory";
import { projectPath } from "./project-path";
import { sourceFiles } from "./source-files";

/** The package of a directory. */
export function directoryPackage(path: string, maxSizeMib: number | undefined, at: IConstruct): Package {
  const directory = projectPath(path, at);
  const files = sourceFiles(path, directory, { maxSizeMib, at });
  const state = files.map((file) => file.state).join("\0");
  return packageOnce(at, `${path}\0${directory}`, state, () => new FilesPackage(got(path), files, at));
}
