import type { VolumeMount } from "./run-container-props";

/** An image of which a container with `sandboxLauncher` can start sandboxes, by the name of the template. */
export interface SandboxTemplate {
  /** The name of the template: 1 to 63 lower-case letters, digits and hyphens. */
  readonly name: string;

  /** The image, with a tag or a digest. */
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
   * Environment variables of the sandbox. It sees none of the container that starts it, and takes none from secrets.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * The volumes that the sandbox mounts. The code in it reads them, and the service account of the service has access to them.
   *
   * @default - none
   */
  readonly volumes?: VolumeMount[];
}
