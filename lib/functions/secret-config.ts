import type {
  Cloudfunctions2FunctionServiceConfigSecretEnvironmentVariables as SecretEnvironmentVariable,
  Cloudfunctions2FunctionServiceConfigSecretVolumes as SecretVolumeConfig,
} from "@cdktf/provider-google/lib/cloudfunctions2-function";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";
import { checkMountPath, isFilePath } from "../workload/mount-path";
import { secretVariablesOf } from "../workload/secret-variables";
import { RUN_TIME, SET_BY_DEFAULT } from "./function-environment";
import type { Secret, SecretVersion, SecretVolume } from "../resources/secret";

/** The environment variables that hold a secret's payload, as the function's resource names them. */
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

/** The volumes that hold secrets as files, as the function's resource names them. */
export function secretVolumesConfig(volumes: SecretVolume[], at: Construct): SecretVolumeConfig[] {
  const taken = new Set<string>();
  return volumes.map(({ secret, mountPath, files = {} }) => {
    checkMountPath(mountPath, at);
    if (taken.has(mountPath)) {
      throw invalid(`'mountPath' must differ between volumes, got ${got(mountPath)} twice`, at);
    }
    taken.add(mountPath);
    const versions = Object.entries(files).map(([path, file]) => {
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
    return {
      mountPath,
      secret: secret.secretId,
      projectId: secret.project,
      versions: versions.length > 0 ? versions : undefined,
    };
  });
}

/** Every secret that a function reads, once. */
export function secretsOf(variables: { [name: string]: SecretVersion }, volumes: SecretVolume[]): Secret[] {
  const all = [
    ...Object.values(variables).map((version) => version.secret),
    ...volumes.map((volume) => volume.secret),
  ];
  return [...new Set(all)];
}
