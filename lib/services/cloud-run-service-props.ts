import type { IServiceAccount } from "../iam/service-account";
import type { IngressSettings } from "../ingress/ingress-settings";
import type { TerraformTimeouts } from "../workload/terraform-timeouts";
import type { VpcAccess } from "../workload/vpc-access";
import type { ContainerProps, SidecarProps } from "./container-props";
import type { InvokerCheck } from "./invoker-check";
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
export interface CloudRunServiceProps extends ContainerProps {
  /**
   * Which network paths reach the service.
   *
   * There is no default for a security choice. Being reached is not being let in: nobody can call the service until
   * `grantInvoke` names them.
   */
  readonly ingress: IngressSettings;

  /** Whether Terraform refuses to delete or replace the service. There is no default: both have surprised people. */
  readonly deletionProtection: boolean;

  /**
   * Up to 49 lower-case letters, digits and hyphens. Another name is another service: its URL goes.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * At most 512 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /** @default - the region of the stack's Google provider */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;

  /**
   * The identity the containers run as.
   *
   * @default - one made for this service, with no roles but for the secrets and volumes it uses
   */
  readonly serviceAccount?: IServiceAccount;

  /** @default InvokerCheck.ENFORCED */
  readonly invokerCheck?: InvokerCheck;

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
   * Instances of each revision that are kept, and paid for, without requests.
   *
   * @default 0
   */
  readonly minInstances?: number;

  /**
   * Instances of each revision.
   *
   * @default 100
   */
  readonly maxInstances?: number;

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

  /**
   * How the containers reach a VPC network, and with it functions and services whose ingress is internal.
   *
   * @default - not at all
   */
  readonly vpcAccess?: VpcAccess;

  /** @default - all of it to the latest revision */
  readonly traffic?: TrafficTarget[];

  /**
   * What ID tokens may name as their audience besides the service's URL, like `https://orders.example.com`.
   *
   * @default - none
   */
  readonly customAudiences?: string[];

  /**
   * The Binary Authorization policy that images must satisfy: `default` for the project's own, or
   * `projects/PROJECT/platforms/cloudRun/POLICY`.
   *
   * @default - none
   */
  readonly binaryAuthorizationPolicy?: string;

  /**
   * The Cloud KMS key that encrypts the image, in the service's region:
   * `projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY`. Cloud Run's service agent must be allowed to use it.
   *
   * @default - Google's own keys
   */
  readonly kmsKeyName?: string;

  /**
   * Whether the service has no `run.app` URL, so that only load balancers reach it. From google 7.7.0 on.
   *
   * @default false
   */
  readonly defaultUriDisabled?: boolean;

  /**
   * At most 64 labels.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Not in Google's own namespaces, such as `run.googleapis.com`.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /** @default - the provider's: 20 minutes each */
  readonly terraformTimeouts?: TerraformTimeouts;
}
