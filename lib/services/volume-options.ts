/** Options of a volume with files that may change. */
export interface ReadOnlyOptions {
  /**
   * Whether containers can only read the files.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** Options of a bucket as a volume. */
export interface BucketVolumeOptions extends ReadOnlyOptions {
  /**
   * Options of Cloud Storage FUSE without their dashes, like `implicit-dirs` or `metadata-cache-ttl-secs=120`:
   * https://cloud.google.com/storage/docs/cloud-storage-fuse/cli-options. Needs google 7.4.0.
   *
   * @default - none
   */
  readonly mountOptions?: string[];
}
