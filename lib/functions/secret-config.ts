import type {
  Cloudfunctions2FunctionServiceConfigSecretEnvironmentVariables as SecretEnvironmentVariable,
  Cloudfunctions2FunctionServiceConfigSecretVolumes as SecretVolumeConfig,
} from "@cdktf/provider-google/lib/cloudfunctions2-function";
import type { Construct } from "constructs";
import type { SecretVersion, SecretVolume } from "../resources/secret";
import { checkMountPaths } from "../workload/mount-path";
import { secretFilesOf } from "../workload/secret-files";
import { secretVariablesOf } from "../workload/secret-variables";
import { RUN_TIME, SET_BY_DEFAULT } from "./function-environment";

/** The `secret_environment_variables` blocks of the function's resource. */
export function secretEnvironmentConfig(
  variables: { [name: string]: SecretVersion },
  environment: { [name: string]: string },
  at: Construct,
): SecretEnvironmentVariable[] {
  const others = { ...SET_BY_DEFAULT, ...environment };
  return secretVariablesOf(variables, others, RUN_TIME, at).map(({ name, secret, version }) => ({
    key: name,
    secret: secret.secretId,
    projectId: secret.project,
    version,
  }));
}

/** The `secret_volumes` blocks of the function's resource. */
export function secretVolumesConfig(volumes: SecretVolume[], at: Construct): SecretVolumeConfig[] {
  checkMountPaths(
    volumes.map(({ mountPath }) => mountPath),
    at,
  );
  return volumes.map(({ secret, mountPath, files = {} }) => {
    const versions = secretFilesOf(secret, files, at);
    // Google's default is written, because the provider would keep the files of an earlier version.
    const latest = { path: secret.secretId, version: "latest" };
    return {
      mountPath,
      secret: secret.secretId,
      projectId: secret.project,
      versions: versions.length > 0 ? versions : [latest],
    };
  });
}
