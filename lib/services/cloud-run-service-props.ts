import type { WorkloadProps } from "../workload/workload-props";
import type { ContainerProps, SidecarProps } from "./container-props";
import type { InvokerIamCheck } from "./invoker-iam-check";
import type { TrafficTarget } from "./traffic-target";

/** What is paid for. */
export enum Billing {
  /** The time in which requests are handled; between them, an instance has no CPU. */
  REQUEST_BASED = "REQUEST_BASED",

  /** The whole life of an instance, with its CPU. */
  INSTANCE_BASED = "INSTANCE_BASED",
}

/** The sandbox in which containers run. */
export enum ExecutionEnvironment {
  /** Starts faster. */
  GEN1 = "EXECUTION_ENVIRONMENT_GEN1",

  /** A full Linux, faster in the long run; needs 512 MiB of memory. */
  GEN2 = "EXECUTION_ENVIRONMENT_GEN2",
}

/** What a service is made of. Its own container is the one that takes requests. */
export interface CloudRunServiceProps extends WorkloadProps, ContainerProps {
  /** Whether Terraform refuses to delete or replace the service. There is no default: both have surprised people. */
  readonly deletionProtection: boolean;

  /** @default InvokerIamCheck.ENFORCED */
  readonly invokerIamCheck?: InvokerIamCheck;

  /**
   * Whether Identity-Aware Proxy guards the service: `grantIapAccess` names who may pass, and nobody calls directly. From
   * google 7.21.0 on.
   *
   * @default false
   */
  readonly iap?: boolean;

  /**
   * The port at which the container takes requests.
   *
   * @default 8080
   */
  readonly port?: number;

  /**
   * Whether requests reach the container by HTTP/2, as gRPC needs it.
   *
   * @default false
   */
  readonly http2?: boolean;

  /** @default - none */
  readonly sidecars?: SidecarProps[];

  /** @default Billing.REQUEST_BASED */
  readonly billing?: Billing;

  /**
   * Whether an instance has more CPU while it starts.
   *
   * @default false
   */
  readonly startupCpuBoost?: boolean;

  /**
   * How many requests an instance handles at a time, from 1 to 1000.
   *
   * @default - 80 with a whole CPU, else 1
   */
  readonly concurrency?: number;

  /**
   * Instances of the whole service that are kept, shared by its revisions by their traffic.
   *
   * @default - none
   */
  readonly serviceMinInstances?: number;

  /**
   * A fixed number of instances, above 0, whatever comes in.
   *
   * @default - as many as requests need
   */
  readonly manualInstances?: number;

  /**
   * Seconds until a request counts as failed, from 1 to 3600.
   *
   * @default 300
   */
  readonly timeoutSeconds?: number;

  /** @default - Google's choice; GEN2 where a volume needs it */
  readonly executionEnvironment?: ExecutionEnvironment;

  /**
   * Whether requests of one client go to one instance, as long as it lives.
   *
   * @default false
   */
  readonly sessionAffinity?: boolean;

  /** @default - all of it to the latest revision */
  readonly traffic?: TrafficTarget[];

  /**
   * What ID tokens may name as their audience besides the service's URL, like `https://orders.example.com`.
   *
   * @default - none
   */
  readonly customAudiences?: string[];

  /**
   * Whether the service has no `run.app` URL, so that only load balancers reach it. From google 7.7.0 on.
   *
   * @default false
   */
  readonly defaultUriDisabled?: boolean;

  /**
   * Not in Google's own namespaces, such as `run.googleapis.com`.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}
