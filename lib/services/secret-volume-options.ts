/** Options of a secret as files of a service. A mode is a number such as `0o400`, from 0o001 to 0o777. */
export interface SecretVolumeOptions {
  /**
   * The mode of every file.
   *
   * @default - 0o444: everyone can read
   */
  readonly fileMode?: number;

  /**
   * The modes of files by their paths, where they differ from `fileMode`.
   *
   * @default - none
   */
  readonly fileModes?: { [path: string]: number };
}
