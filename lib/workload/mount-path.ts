import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { MOUNT_PATH } from "../core/formats/paths";
import { isKnown, isToken } from "../core/tokens";

/** Throws where Cloud Run mounts no volume, or a container has two volumes in one place. */
export function checkMountPaths(mountPaths: string[], at: IConstruct): void {
  for (const path of mountPaths) checkMountPath(path, at);
  const folders = mountPaths.map(folderAt);
  const twice = mountPaths.find((path, index) => isKnown(path) && folders.indexOf(folderAt(path)) !== index);
  if (twice !== undefined) {
    throw invalid(`'mountPath' must differ between the volumes of a container, got ${got(twice)} twice`, at);
  }
}

/** A folder's path without the slash at its end: `/etc/otelcol/` and `/etc/otelcol` are one folder. */
export function folderAt(mountPath: string): string {
  return isKnown(mountPath) ? mountPath.replace(/\/$/, "") : mountPath;
}

function checkMountPath(mountPath: string, at: IConstruct): void {
  if (isToken(mountPath)) return;
  checkFormat("mountPath", mountPath, MOUNT_PATH, at);
  if (/^\/(dev|proc|sys)(\/|$)/.test(mountPath)) {
    throw invalid(`'mountPath' must not lie in /dev, /proc or /sys, got ${got(mountPath)}`, at);
  }
}
