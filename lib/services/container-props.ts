import type { SecretVersion } from "../resources/secret";
import type { Probe } from "./probe";
import type { Volume } from "./volume";

/** A volume, and where a container sees it. */
export interface VolumeMount {
  /** The volume's name within the service: 1 to 63 lower-case letters, digits and hyphens. Cloud SQL's is `cloudsql`. */
  readonly name: string;

  /** What is mounted. Containers that name the same volume must give the same one. */
  readonly volume: Volume;

  /** The absolute path of the folder, like `/etc/secrets`. */
  readonly mountPath: string;
}

/** What a container is made of. */
export interface ContainerProps {
  /** The image, with a tag or a digest, like `asia-northeast1-docker.pkg.dev/example-project/shop/orders@sha256:…`. */
  readonly image: string;

  /**
   * The base image with whose security fixes Google updates the container, without a deployment, like
   * `asia-northeast1-docker.pkg.dev/serverless-runtimes/google-24/runtimes/nodejs24`.
   *
   * @default - no automatic updates
   */
  readonly baseImage?: string;

  /** @default - the image's entry point */
  readonly command?: string[];

  /** @default - the image's own */
  readonly args?: string[];

  /** @default - the image's own */
  readonly workingDirectory?: string;

  /**
   * Variables the container sees: at most 1000.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * Variables that hold the payload of a secret. The service account gets access to just these secrets.
   *
   * @default - none
   */
  readonly secretEnvironment?: { [name: string]: SecretVersion };

  /** @default - none */
  readonly volumes?: VolumeMount[];

  /**
   * CPUs: 1, 2, 4, 6, 8, or a fraction from 0.08.
   *
   * @default 1
   */
  readonly cpu?: number;

  /**
   * Memory in MiB, from 128 to 32768.
   *
   * @default 512
   */
  readonly memoryMib?: number;

  /** @default - a connection to the port */
  readonly startupProbe?: Probe;

  /** @default - none */
  readonly livenessProbe?: Probe;
}

/** A container beside the one that takes requests. */
export interface SidecarProps extends ContainerProps {
  /** 1 to 63 lower-case letters, digits and hyphens. */
  readonly name: string;

  /**
   * The names of containers that must have started before this one.
   *
   * @default - none
   */
  readonly startsAfter?: string[];
}
