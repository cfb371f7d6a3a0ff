import type { IConstruct } from "constructs";
import { invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { MOUNTED_FILE } from "../core/formats/paths";
import { firstOf } from "../core/shared-existing";
import type { ISecret, SecretVersion } from "../resources/secret";

/** A file that holds the payload of a secret's version. */
export interface SecretFile {
  /** The path below the folder where the volume is mounted. */
  readonly path: string;

  readonly version: string;
}

/** The files of a volume. Throws for a path outside of the volume, and for a version of another secret. */
export function secretFilesOf(
  secret: ISecret,
  files: { [path: string]: SecretVersion },
  at: IConstruct,
): SecretFile[] {
  return Object.entries(files).map(([path, file]) => {
    checkFormat("files", path, MOUNTED_FILE, at, { must: "have" });
    if (firstOf(file.secret) !== firstOf(secret)) {
      throw invalid(
        `'files.${path}' must be a version of the volume's secret ${secret.node.path}, got one of ${file.secret.node.path}`,
        at,
      );
    }
    return { path, version: file.version };
  });
}
