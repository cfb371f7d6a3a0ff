/** Where and how often Cloud Run probes a container. The limits are those of start-up; liveness allows 3600 seconds. */
export interface ProbeOptions {
  /**
   * The port of the container that Cloud Run probes, from 1 to 65535. A sidecar must give it.
   *
   * @default - the port that receives requests
   */
  readonly port?: number;

  /**
   * Seconds from the start of the container to the first probe, from 0 to 240.
   *
   * @default 0
   */
  readonly initialDelaySeconds?: number;

  /**
   * Seconds from one probe to the next, from 1 to 240.
   *
   * @default 10
   */
  readonly periodSeconds?: number;

  /**
   * Seconds until a probe fails, from 1 to 240. It must not exceed `periodSeconds`.
   *
   * @default 1
   */
  readonly timeoutSeconds?: number;

  /**
   * How many probes in a row must fail before Cloud Run shuts the container down, at least 1. At start-up, this number
   * times `periodSeconds` must not exceed 240.
   *
   * @default 3
   */
  readonly failureThreshold?: number;

  /**
   * How many readiness probes in a row must succeed before an instance gets requests again, at least 1. Other probes have none.
   * The default is the provider's, and Cloud Run's.
   *
   * @default 2
   */
  readonly successThreshold?: number;
}

/** Options of a probe by HTTP. */
export interface HttpProbeOptions extends ProbeOptions {
  /**
   * The headers of the request by name.
   *
   * @default - those that Cloud Run sends
   */
  readonly headers?: { [name: string]: string };
}

/** Options of a probe by gRPC. */
export interface GrpcProbeOptions extends ProbeOptions {
  /**
   * The name of the service whose health Cloud Run asks for.
   *
   * @default - none: the server answers for all of its services
   */
  readonly service?: string;
}
