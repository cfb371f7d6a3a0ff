import type { CloudRunV2ServiceTemplateVolumes } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import type { Construct } from "constructs";
import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { CLOUD_SQL_INSTANCE } from "../core/formats/cloud-run";
import { FILE_SERVER } from "../core/formats/hosts";
import { EXPORTED_FOLDER } from "../core/formats/paths";
import { checkWholeNumber } from "../core/ranges";
import { checkSameStack } from "../core/same-stack";
import { isKnown } from "../core/tokens";
import { GoogleProject } from "../iam/google-project";
import type { Grant } from "../iam/grant";
import { Role } from "../iam/role";
import type { IServiceAccount } from "../iam/service-account";
import type { IBucket } from "../resources/bucket";
import type { ISecret, SecretVersion } from "../resources/secret";
import { grantSecrets } from "../workload/secret-access";
import { secretItemsOf } from "./secret-items";
import type { SecretVolumeOptions } from "./secret-volume-options";

/** The service that a volume is for. */
export interface VolumeTarget {
  /** The construct of the service. Errors name its path. */
  readonly at: Construct;

  /** The service account that reads the volume. */
  readonly serviceAccount: IServiceAccount;

  /** The project of the service. */
  readonly googleProject: GoogleProject;
}

/** What a volume gives to its service. */
export interface VolumeConfig {
  /** The `volumes` block of the service's resource. */
  readonly config: CloudRunV2ServiceTemplateVolumes;

  /** The grants that the service needs as soon as it is made. */
  readonly grants: Grant[];

  /** Whether the volume needs the second execution environment. */
  readonly secondGeneration?: boolean;
}

/** Files that containers of a service see. The service account gets the role that it needs to use them. */
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
    return new SecretVolumeOfService(secret, files, options);
  }

  /** A bucket as a folder. Needs the second execution environment. */
  public static bucket(bucket: IBucket, options: ReadOnlyOptions = {}): Volume {
    return new BucketVolume(bucket, options.readOnly ?? false);
  }

  /** A folder in memory, from 1 to 32768 MiB. The containers of an instance share it, and it uses their memory. */
  public static inMemory(sizeMib: number): Volume {
    return new InMemoryVolume(sizeMib);
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

  /** Makes the block of the volume and its grants. The service's constructor calls it once. */
  public abstract bind(name: string, target: VolumeTarget): VolumeConfig;
}

checkCalls("Volume", Volume);

/** Options of a volume with files that may change. */
export interface ReadOnlyOptions {
  /**
   * Whether containers can only read the files.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

class SecretVolumeOfService extends Volume {
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
    private readonly readOnly: boolean,
  ) {
    super();
  }

  public bind(name: string, { at, serviceAccount }: VolumeTarget): VolumeConfig {
    const { bucket, readOnly } = this;
    checkSameStack("bucket", bucket, at);
    const granted = readOnly ? bucket.grantRead(serviceAccount) : bucket.grantWrite(serviceAccount);
    return {
      config: { name, gcs: { bucket: bucket.bucketName, readOnly } },
      grants: [granted],
      secondGeneration: true,
    };
  }
}

class InMemoryVolume extends Volume {
  constructor(private readonly sizeMib: number) {
    super();
  }

  public bind(name: string, { at }: VolumeTarget): VolumeConfig {
    checkWholeNumber("sizeMib", this.sizeMib, { min: 1, max: 32768 }, at);
    return {
      config: {
        name,
        emptyDir: { medium: "MEMORY", sizeLimit: `${this.sizeMib}Mi` },
      },
      grants: [],
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
