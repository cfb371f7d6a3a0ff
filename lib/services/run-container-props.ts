import type { SecretVersion } from "../resources/secret";
import type { Gpu } from "./gpu";
import type { Probe } from "./probe";
import type { Volume } from "./volume";

/** A volume, and the folder at which a container sees it. */
export interface VolumeMount {
  /** The name of the volume within the service or job: 1 to 63 lower-case letters, digits and hyphens; `cloudsql` for Cloud SQL. */
  readonly name: string;

  /** The volume to mount. Containers that share a volume must pass the same object under the same name. */
  readonly volume: Volume;

  /** The absolute path of the folder, like `/etc/secrets`. */
  readonly mountPath: string;

  /**
   * The folder within the volume that the container sees, like `assets/images`. Needs google 7.3.0.
   *
   * @default - the whole volume
   */
  readonly subPath?: string;
}

/** The properties that containers of services and of jobs have in common. */
export interface RunContainerProps {
  /** The image, with a tag or a digest, like `asia-northeast1-docker.pkg.dev/example-project/shop/orders@sha256:…`. */
  readonly image: string;

  /**
   * The program to run, and its first arguments. It replaces the image's entry point.
   *
   * @default - the image's entry point
   */
  readonly command?: string[];

  /**
   * The arguments of the program.
   *
   * @default - those of the image
   */
  readonly args?: string[];

  /**
   * The folder in which the program starts.
   *
   * @default - that of the image
   */
  readonly workingDirectory?: string;

  /**
   * Environment variables of the container: at most 1000.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * Environment variables with the payload of a secret. The service account gets access to these secrets only.
   *
   * @default - none
   */
  readonly secretEnvironment?: { [name: string]: SecretVersion };

  /**
   * The volumes that the container mounts.
   *
   * @default - none
   */
  readonly volumes?: VolumeMount[];

  /**
   * The names of the containers that must have started before this one. Those that receive no requests need a `startupProbe`.
   *
   * @default - none
   */
  readonly startsAfter?: string[];

  /**
   * The GPU of the container, at most one in a service or job. A service needs instance-based billing.
   *
   * @default - none
   */
  readonly gpu?: Gpu;

  /**
   * Whether programs in the container may start sandboxes, with the command `sandbox` that Cloud Run adds. Code in a sandbox sees neither the
   * container's variables and secrets nor its service account. A preview of Google, which needs `LaunchStage.BETA`. Needs google 7.43.0,
   * in a job 8.6.0.
   *
   * @default false
   */
  readonly sandboxLauncher?: boolean;

  /**
   * CPUs of the container: 1, 2, 4, 6, 8, or a fraction from 0.08. With a GPU also more.
   *
   * @default 1
   */
  readonly cpu?: number;

  /**
   * Memory of the container in MiB, from 128 to 32768. With a GPU also more.
   *
   * @default 512
   */
  readonly memoryMib?: number;

  /**
   * How Cloud Run finds out that the container has started.
   *
   * @default - a TCP connection to the port that receives requests, if it has one
   */
  readonly startupProbe?: Probe;
}
