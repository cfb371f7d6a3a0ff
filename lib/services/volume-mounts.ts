import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";
import { checkMountPaths, folderAt } from "../workload/mount-path";
import type { VolumeMount } from "./run-container-props";

/** The `volume_mounts` of a container or a sandbox. Throws where Cloud Run mounts no volume. */
export function volumeMountsOf(at: Construct, mounts: readonly VolumeMount[]) {
  const sockets = mounts.filter(({ name }) => name === "cloudsql").map(({ mountPath }) => mountPath);
  const elsewhere = sockets.find((mountPath) => isKnown(mountPath) && folderAt(mountPath) !== "/cloudsql");
  if (elsewhere !== undefined) {
    throw invalid(`'mountPath' must be '/cloudsql' for the volume of that name, got ${got(elsewhere)}`, at);
  }
  checkMountPaths(
    mounts.map(({ mountPath }) => mountPath),
    at,
  );
  return mounts.map(({ name, mountPath }) => ({ name, mountPath }));
}
