import type { Probe } from "./probe";
import type { RunContainerProps } from "./run-container-props";

/** The properties of a container of a service. */
export interface ContainerProps extends RunContainerProps {
  /**
   * The base image, like `asia-northeast1-docker.pkg.dev/serverless-runtimes/google-24/runtimes/nodejs24`. Google updates the
   * container with its security fixes, without a deployment.
   *
   * @default - no automatic updates
   */
  readonly baseImage?: string;

  /**
   * How Cloud Run finds out that the container still works. It restarts one that does not.
   *
   * @default - none
   */
  readonly livenessProbe?: Probe;

  /**
   * How Cloud Run finds out whether an instance can take requests. One that cannot gets none, and is not restarted. By HTTP or
   * gRPC, without headers and `initialDelaySeconds`. Needs google 7.19.0.
   *
   * @default - each instance that has started gets requests
   */
  readonly readinessProbe?: Probe;
}

/** The properties of a container that receives no requests from outside its instance. */
export interface SidecarProps extends ContainerProps {
  /** The name of the container: 1 to 63 lower-case letters, digits and hyphens. */
  readonly name: string;
}
