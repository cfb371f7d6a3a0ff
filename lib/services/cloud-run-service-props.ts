import type { WorkloadProps } from "../workload/workload-props";
import type { ContainerProps, SidecarProps } from "./container-props";
import type { DeploymentProps } from "./deployment-props";
import type { InvokerIamCheck } from "./invoker-iam-check";
import type { RevisionProps } from "./revision-props";
import type { SandboxTemplate } from "./sandbox-template";
import type { TrafficTarget } from "./traffic-target";

/** What Google charges for. */
export enum Billing {
  /** The time in which an instance handles requests. Between requests, it has no CPU. */
  REQUEST_BASED = "REQUEST_BASED",

  /** The whole lifetime of an instance. It always has its CPU. */
  INSTANCE_BASED = "INSTANCE_BASED",
}

/** The sandbox in which containers run. */
export enum ExecutionEnvironment {
  /** Starts faster. */
  GEN1 = "EXECUTION_ENVIRONMENT_GEN1",

  /** Full Linux compatibility and faster once started. Needs at least 1 CPU and 512 MiB of memory. */
  GEN2 = "EXECUTION_ENVIRONMENT_GEN2",
}

/** The properties of a new service. Those of a container describe the one that receives the requests. */
export interface CloudRunServiceProps extends WorkloadProps, ContainerProps, DeploymentProps, RevisionProps {
  /**
   * The regions of a service that Google deploys to several at once, in the place of `location`. It has a URL and an allow policy in
   * each of them; see `inRegion`. Needs google 7.1.0.
   *
   * @default - one region
   */
  readonly regions?: string[];

  /**
   * Whether Cloud Run checks that the allow policy lets the caller in.
   *
   * @default InvokerIamCheck.ENFORCED
   */
  readonly invokerIamCheck?: InvokerIamCheck;

  /**
   * Whether Identity-Aware Proxy (IAP) guards the service. `grantIapAccess` says who may pass it, and nobody can call the
   * service directly. Needs google 7.21.0.
   *
   * @default false
   */
  readonly iap?: boolean;

  /**
   * The name of the container that receives the requests, by which a sidecar's `startsAfter` names it: 1 to 63 lower-case
   * letters, digits and hyphens.
   *
   * @default - none
   */
  readonly containerName?: string;

  /**
   * The port on which the container receives requests.
   *
   * @default 8080
   */
  readonly port?: number;

  /**
   * Whether Cloud Run sends requests to the container with HTTP/2, which gRPC needs.
   *
   * @default false
   */
  readonly http2?: boolean;

  /**
   * The other containers of an instance, at most 9.
   *
   * @default - none
   */
  readonly sidecars?: SidecarProps[];

  /**
   * What Google charges for.
   *
   * @default Billing.REQUEST_BASED
   */
  readonly billing?: Billing;

  /**
   * Whether an instance gets more CPU while it starts.
   *
   * @default false
   */
  readonly startupCpuBoost?: boolean;

  /**
   * The most requests that an instance handles at a time, from 1 to 1000. More than 1 needs a whole CPU.
   *
   * @default - 80 with at least 1 CPU, otherwise 1
   */
  readonly concurrency?: number;

  /**
   * The fewest instances of the service. Its revisions share them in proportion to their traffic.
   *
   * @default - none
   */
  readonly serviceMinInstances?: number;

  /**
   * The most instances of the service. Its revisions share them. Needs google 7.0.0.
   *
   * @default - Google's choice
   */
  readonly serviceMaxInstances?: number;

  /**
   * Whether a new revision gets requests without a check that its containers start. Needs google 7.7.0.
   *
   * @default false
   */
  readonly healthCheckDisabled?: boolean;

  /**
   * The share of their CPU that instances use before Cloud Run starts more of them, from 0.1 to 0.95. With 0, the CPU starts none. Needs
   * google 8.6.0.
   *
   * @default - Google's choice, 0.6
   */
  readonly cpuUtilization?: number;

  /**
   * The share of `concurrency` that instances handle before Cloud Run starts more of them, from 0.1 to 0.95. With 0, the number of requests
   * starts none. Needs google 8.6.0.
   *
   * @default - Google's choice, 0.6
   */
  readonly concurrencyUtilization?: number;

  /**
   * The images of which a container with `sandboxLauncher` starts sandboxes, besides its own. Needs google 7.45.0.
   *
   * @default - none
   */
  readonly sandboxTemplates?: SandboxTemplate[];

  /**
   * A fixed number of instances, at least 1. Requests don't change it.
   *
   * @default - Cloud Run starts as many instances as the requests need
   */
  readonly manualInstances?: number;

  /**
   * Seconds until a request fails, from 1 to 3600.
   *
   * @default 300
   */
  readonly timeoutSeconds?: number;

  /**
   * The sandbox in which the containers run.
   *
   * @default - GEN2 where a volume needs it, otherwise Google's choice
   */
  readonly executionEnvironment?: ExecutionEnvironment;

  /**
   * Whether all requests of a client go to the same instance while it exists.
   *
   * @default false
   */
  readonly sessionAffinity?: boolean;

  /**
   * How the requests are split between revisions. The percentages must add up to 100.
   *
   * @default - the latest revision gets all requests
   */
  readonly traffic?: TrafficTarget[];

  /**
   * The audiences that the service accepts in ID tokens besides its URL, like `https://orders.example.com`.
   *
   * @default - none
   */
  readonly customAudiences?: string[];

  /**
   * Whether the service has no `run.app` URL. Then callers reach it only through load balancers. Needs google 7.6.0.
   *
   * @default false
   */
  readonly defaultUriDisabled?: boolean;

  /**
   * Tags of Resource Manager, which conditions of IAM and organization policies read: values by keys, like `tagValues/456` by
   * `tagKeys/123`. A change replaces the service. Needs google 7.41.0.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}
