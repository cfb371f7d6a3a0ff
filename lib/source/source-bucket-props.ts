import type { DependentProps } from "../core/dependent-props";
import type { IBucket } from "../resources/bucket";

/** The properties of a new source bucket. */
export interface SourceBucketProps extends DependentProps {
  /**
   * The name of the bucket. It must be unique in all of Cloud Storage.
   *
   * @default - the project, `functions` and a hash of the construct's path
   */
  readonly bucketName?: string;

  /**
   * The region, dual-region or multi-region of the bucket.
   *
   * @default - the region of the stack's Google provider
   */
  readonly location?: string;

  /**
   * The project of the bucket.
   *
   * @default - the project of the stack's Google provider
   */
  readonly project?: string;

  /**
   * The Cloud KMS key that encrypts the archives: `projects/PROJECT/locations/LOCATION/keyRings/RING/cryptoKeys/KEY`. Cloud
   * Storage's service agent must have a role to use it, before the bucket is made.
   *
   * @default - Google's own keys
   */
  readonly kmsKeyName?: string;

  /**
   * The bucket for the logs of who reads and writes. It must let `cloud-storage-analytics@google.com` write.
   *
   * @default - no logs of access
   */
  readonly accessLogBucket?: IBucket;

  /**
   * How the names of the logs begin.
   *
   * @default - the name of this bucket
   */
  readonly accessLogPrefix?: string;

  /**
   * Whether Cloud Storage keeps the old version of an archive that is overwritten or deleted.
   *
   * @default false
   */
  readonly versioning?: boolean;

  /**
   * Days for which old versions are kept, if `versioning` is on: at least 1.
   *
   * @default 7
   */
  readonly noncurrentVersionDays?: number;

  /**
   * Seconds for which nobody can delete or overwrite an archive, at most 3155760000 (100 years). Terraform then leaves old archives
   * in the bucket.
   *
   * @default - archives can be deleted
   */
  readonly retentionSeconds?: number;

  /**
   * Whether Terraform deletes the bucket with all its objects. Otherwise a bucket with objects stays, with an error.
   *
   * @default true, but false with `retentionSeconds`
   */
  readonly forceDestroy?: boolean;

  /**
   * Labels, for example for filters and cost reports: at most 64.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
