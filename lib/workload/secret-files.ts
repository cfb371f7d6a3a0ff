import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";
import type { Secret, SecretVersion } from "../resources/secret";
import { isFilePath } from "./mount-path";

/** A file that holds the payload of a secret's version. */
export interface SecretFile {
  /** Within the folder where the volume is mounted. */
  readonly path: string;

  readonly version: string;
}

/** The files of a volume. Throws for a path that leads out of it, and for a version of another secret. */
export function secretFilesOf(
  secret: Secret,
  files: { [path: string]: SecretVersion },
  at: IConstruct,
): SecretFile[] {
  return Object.entries(files).map(([path, file]) => {
    if (isKnown(path) && !isFilePath(path)) {
      throw invalid(`'files' must have relative paths, like 'db-password', got ${got(path)}`, at);
    }
    if (file.secret !== secret) {
      throw invalid(
        `'files.${path}' must be a version of the volume's secret ${secret.node.path}, got one of ${file.secret.node.path}`,
        at,
      );
    }
    return { path, version: file.version };
  });
}
