import type { ITerraformDependable } from "cdktf";
import { letDeployerActAs } from "../iam/deployer";
import { effective } from "../iam/grant-wait";
import { grantSecrets } from "../workload/secret-access";
import type { RunContainerProps } from "./run-container-props";
import type { VolumeConfig, VolumeTarget } from "./volume-config";

/** Gives a service or job its secrets. Returns what must be in effect before it is made: access to secrets and volumes, too. */
export function neededGrants(
  { at, serviceAccount }: VolumeTarget,
  containers: readonly RunContainerProps[],
  volumes: readonly VolumeConfig[],
): ITerraformDependable[] {
  const variables = containers.flatMap(({ secretEnvironment = {} }) => Object.values(secretEnvironment));
  const grants = grantSecrets(
    at,
    serviceAccount,
    variables.map(({ secret }) => secret),
  );
  return effective(at, [
    ...new Set([
      ...grants,
      ...volumes.flatMap((volume) => volume.grants),
      ...letDeployerActAs(at, serviceAccount),
    ]),
  ]);
}
