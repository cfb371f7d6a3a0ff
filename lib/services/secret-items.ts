import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkWholeNumber } from "../core/ranges";
import type { ISecret, SecretVersion } from "../resources/secret";
import { secretFilesOf } from "../workload/secret-files";
import type { SecretVolumeOptions } from "./secret-volume-options";

// Cloud Run's own default. It is written, because the provider would send an earlier mode otherwise.
const READ_ONLY = 0o444;

// https://cloud.google.com/run/docs/reference/rest/v2/Volume#secretvolumesource. The provider does not send a mode of 0.
const MODES = { min: 0o001, max: 0o777 };

/** The files of a secret's volume and their modes. Throws for a mode out of range, and for one of a file that is not there. */
export function secretItemsOf(
  secret: ISecret,
  files: { [path: string]: SecretVersion },
  { fileMode = READ_ONLY, fileModes = {} }: SecretVolumeOptions,
  at: Construct,
) {
  checkWholeNumber("fileMode", fileMode, MODES, at);
  for (const [path, mode] of Object.entries(fileModes)) {
    if (!Object.hasOwn(files, path))
      throw invalid(`'fileModes' must name files of the volume, got ${got(path)}`, at);
    checkWholeNumber(`fileModes.${path}`, mode, MODES, at);
  }
  const modeOf = (path: string) => (Object.hasOwn(fileModes, path) ? fileModes[path] : undefined);
  const items = secretFilesOf(secret, files, at).map((file) => ({ ...file, mode: modeOf(file.path) }));
  return { defaultMode: fileMode, items: items.length > 0 ? items : undefined };
}
