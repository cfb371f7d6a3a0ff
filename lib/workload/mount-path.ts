import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown, isToken } from "../core/tokens";

// The API takes no colon.
const ABSOLUTE = /^(\/[^/\s:{}\p{Cc}]+)+$/u;

/**
 * Throws where Cloud Run mounts no volume, or a container has two volumes in one place.
 *
 * https://cloud.google.com/run/docs/configuring/services/secrets
 */
export function checkMountPaths(mountPaths: string[], at: IConstruct): void {
  for (const path of mountPaths) checkMountPath(path, at);
  const twice = mountPaths.find((path, index) => isKnown(path) && mountPaths.indexOf(path) !== index);
  if (twice !== undefined) {
    throw invalid(`'mountPath' must differ between the volumes of a container, got ${got(twice)} twice`, at);
  }
}

function checkMountPath(mountPath: string, at: IConstruct): void {
  if (isToken(mountPath)) return;
  if (!ABSOLUTE.test(mountPath) || hasDots(mountPath)) {
    throw invalid(`'mountPath' must be an absolute path, like '/etc/secrets', got ${got(mountPath)}`, at);
  }
  if (/^\/(dev|proc|sys)(\/|$)/.test(mountPath)) {
    throw invalid(`'mountPath' must not lie in /dev, /proc or /sys, got ${got(mountPath)}`, at);
  }
}

/** Whether a text is the path of a file below the folder where a volume is mounted. */
export function isFilePath(path: string): boolean {
  return /^[^/\s{}\p{Cc}]+(\/[^/\s{}\p{Cc}]+)*$/u.test(path) && !hasDots(path);
}

/** Whether a path leads up, or nowhere. */
function hasDots(path: string): boolean {
  return path.split("/").some((segment) => segment === "." || segment === "..");
}
