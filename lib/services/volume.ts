import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { CLOUD_SQL_INSTANCE } from "../core/formats/cloud-run";
import { FILE_SERVER } from "../core/formats/hosts";
import { EXPORTED_FOLDER } from "../core/formats/paths";
import { literal } from "../core/literal";
import { PROVIDER_FEATURES } from "../core/provider-version";
import { checkWholeNumber } from "../core/ranges";
import { checkSameStack } from "../core/same-stack";
import { isKnown } from "../core/tokens";
import { GoogleProject } from "../iam/google-project";
import { Role } from "../iam/role";
import type { IBucket } from "../resources/bucket";
import type { ISecret, SecretVersion } from "../resources/secret";
import { grantSecrets } from "../workload/secret-access";
import type { NewerArgument } from "./newer-argument";
import { secretItemsOf } from "./secret-items";
import type { SecretVolumeOptions } from "./secret-volume-options";
import type { VolumeConfig, VolumeTarget } from "./volume-config";
import type { BucketVolumeOptions, ReadOnlyOptions } from "./volume-options";

/** Files that containers of a service or job see. The service account gets the role that it needs to use them. */
export abstract class Volume {
  /**
   * A secret as files: its versions by file name, which must all be of this secret. Without files, the latest version is one
   * with the secret's id as its name.
   */
  public static secret(
    secret: ISecret,
    files: { [path: string]: SecretVersion } = {},
    options: SecretVolumeOptions = {},
  ): Volume {
    return new SecretFiles(secret, files, options);
  }

  /** A bucket as a folder. Needs the second execution environment. */
  public static bucket(bucket: IBucket, options: BucketVolumeOptions = {}): Volume {
    return new BucketVolume(bucket, options);
  }

  /** A folder in memory, from 1 to 32768 MiB. The containers of an instance share it, and it uses their memory. */
  public static inMemory(sizeMib: number): Volume {
    return new EmptyDirVolume("MEMORY", sizeMib);
  }

  /**
   * An empty folder on a disk, of at least 1 MiB, which is lost with its instance. Needs google 7.24.0 and the second execution
   * environment.
   */
  public static onDisk(sizeMib: number): Volume {
    return new EmptyDirVolume("DISK", sizeMib);
  }

  /** Sockets of Cloud SQL instances, like `example-project:asia-northeast1:orders`. Mount it at `/cloudsql`. */
  public static cloudSql(...instances: string[]): Volume {
    return new CloudSqlVolume(instances);
  }

  /** A folder of a file server, like a Filestore instance. Needs the second execution environment. */
  public static nfs(server: string, path: string, options: ReadOnlyOptions = {}): Volume {
    return new NfsVolume(server, path, options.readOnly ?? false);
  }

  /**
   * Whether it holds the sockets of Cloud SQL.
   *
   * @internal
   */
  public readonly _isCloudSql: boolean = false;

  /**
   * What it asks of newer providers, by the path in its block.
   *
   * @internal
   */
  public get _newer(): readonly NewerArgument[] {
    return [];
  }

  /** Makes the block of the volume and its grants. The constructor of the service or job calls it once. */
  public abstract bind(name: string, target: VolumeTarget): VolumeConfig;
}

checkCalls("Volume", Volume);

class SecretFiles extends Volume {
  constructor(
    private readonly secret: ISecret,
    private readonly files: { [path: string]: SecretVersion },
    private readonly options: SecretVolumeOptions,
  ) {
    super();
  }

  public bind(name: string, { at, serviceAccount }: VolumeTarget): VolumeConfig {
    const { secret, files, options } = this;
    return {
      config: { name, secret: { secret: secret.fullName, ...secretItemsOf(secret, files, options, at) } },
      grants: grantSecrets(at, serviceAccount, [secret]),
    };
  }
}

class BucketVolume extends Volume {
  constructor(
    private readonly bucket: IBucket,
    private readonly options: BucketVolumeOptions,
  ) {
    super();
  }

  /** @internal */
  public override get _newer(): readonly NewerArgument[] {
    const value = this.options.mountOptions?.map(literal);
    return [
      {
        prop: "mountOptions",
        path: "gcs.mount_options",
        value,
        feature: PROVIDER_FEATURES.BUCKET_MOUNT_OPTIONS,
      },
    ];
  }

  public bind(name: string, { at, serviceAccount }: VolumeTarget): VolumeConfig {
    const { bucket } = this;
    const { readOnly = false } = this.options;
    checkSameStack("bucket", bucket, at);
    const granted = readOnly ? bucket.grantRead(serviceAccount) : bucket.grantWrite(serviceAccount);
    return {
      config: { name, gcs: { bucket: bucket.bucketName, readOnly } },
      grants: [granted],
      secondGeneration: true,
    };
  }
}

class EmptyDirVolume extends Volume {
  constructor(
    private readonly medium: "MEMORY" | "DISK",
    private readonly sizeMib: number,
  ) {
    super();
  }

  /** @internal */
  public override get _newer(): readonly NewerArgument[] {
    if (this.medium === "MEMORY") return [];
    const feature = PROVIDER_FEATURES.VOLUME_ON_DISK;
    return [{ prop: "volumes", path: "empty_dir.medium", value: this.medium, feature }];
  }

  public bind(name: string, { at }: VolumeTarget): VolumeConfig {
    const inMemory = this.medium === "MEMORY";
    checkWholeNumber("sizeMib", this.sizeMib, { min: 1, max: inMemory ? 32768 : undefined }, at);
    return {
      config: { name, emptyDir: { medium: this.medium, sizeLimit: `${this.sizeMib}Mi` } },
      grants: [],
      secondGeneration: !inMemory,
    };
  }
}

class CloudSqlVolume extends Volume {
  /** @internal */
  public override readonly _isCloudSql = true;

  constructor(private readonly instances: string[]) {
    super();
  }

  public bind(name: string, { at, serviceAccount, googleProject }: VolumeTarget): VolumeConfig {
    // Google takes only this name, and mounts the sockets only at /cloudsql.
    if (isKnown(name) && name !== "cloudsql")
      throw invalid(`'name' must be 'cloudsql' for a volume of Cloud SQL, got ${got(name)}`, at);
    if (this.instances.length === 0) throw invalid("'instances' must hold at least one, got none", at);
    for (const instance of this.instances) {
      checkFormat("instances", instance, CLOUD_SQL_INSTANCE, at);
    }
    return {
      config: { name, cloudSqlInstance: { instances: this.instances } },
      // Cloud SQL instances have no allow policy, so the role is granted on their project.
      grants: [
        ...new Set(this.instances.map((instance) => CLOUD_SQL_INSTANCE.partsOf(instance)?.project)),
      ].map((project) =>
        (project === undefined ? googleProject : GoogleProject.of(at, project)).grant(
          Role.CLOUD_SQL_CLIENT,
          serviceAccount,
        ),
      ),
    };
  }
}

class NfsVolume extends Volume {
  constructor(
    private readonly server: string,
    private readonly path: string,
    private readonly readOnly: boolean,
  ) {
    super();
  }

  public bind(name: string, { at }: VolumeTarget): VolumeConfig {
    const { server, path, readOnly } = this;
    checkFormat("server", server, FILE_SERVER, at);
    checkFormat("path", path, EXPORTED_FOLDER, at);
    return {
      config: { name, nfs: { server, path, readOnly } },
      grants: [],
      secondGeneration: true,
    };
  }
}
