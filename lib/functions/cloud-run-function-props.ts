import type { IServiceAccount } from "../iam/service-account";
import type { IngressSettings } from "../ingress/ingress-settings";
import type { FunctionSource } from "../source/function-source";
import type { DockerRepository } from "../resources/docker-repository";
import type { IEventTrigger } from "./event-trigger";
import type { Runtime } from "./runtime";
import type { SecretVersion, SecretVolume } from "../resources/secret";
import type { TerraformTimeouts } from "../workload/terraform-timeouts";
import type { VpcAccess } from "../workload/vpc-access";

/** When the base image below a function's code gets Google's security fixes. */
export enum BaseImageUpdates {
  /** As they come out, without a deployment. */
  AUTOMATIC = "AUTOMATIC",

  /** With each deployment. */
  ON_DEPLOY = "ON_DEPLOY",
}

/** What a function is made of. */
export interface CloudRunFunctionProps {
  readonly runtime: Runtime;

  /** The function in the code that handles requests or events: 1 to 128 characters. */
  readonly entryPoint: string;

  readonly source: FunctionSource;

  /**
   * Which network paths reach the function.
   *
   * There is no default for a security choice. Being reached is not being let in: nobody can call the function until
   * `grantInvoke` names them.
   */
  readonly ingress: IngressSettings;

  /**
   * 4 to 49 letters, digits, hyphens and underscores. Another name is another function: its URL and its data go.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /** @default - none */
  readonly description?: string;

  /** @default - the region of the stack's Google provider */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;

  /**
   * The identity the code runs as.
   *
   * @default - one made for this function, with no roles but access to the secrets it reads
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * What calls the function.
   *
   * @default - HTTP requests only
   */
  readonly trigger?: IEventTrigger;

  /**
   * Variables the code sees: at most 32 KiB of names and values.
   *
   * `LOG_EXECUTION_ID` is `true` unless it is given, as Google itself sets it: each log entry names its execution.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * Variables that hold the payload of a secret. The runtime service account gets access to just these secrets.
   *
   * @default - none
   */
  readonly secretEnvironment?: { [name: string]: SecretVersion };

  /**
   * Secrets as files. The runtime service account gets access to just these secrets.
   *
   * @default - none
   */
  readonly secretVolumes?: SecretVolume[];

  /**
   * Memory of an instance in MiB, from 128 to 32768. More than 512 needs half a CPU, more than 1024 a whole one, and so on.
   *
   * @default 256
   */
  readonly memoryMib?: number;

  /**
   * CPUs of an instance: 1, 2, 4, 6, 8, or a fraction from 0.08.
   *
   * @default - what Google gives for the memory
   */
  readonly cpu?: number;

  /**
   * How many requests an instance handles at a time, from 1 to 1000. More than one needs a whole CPU.
   *
   * @default 1
   */
  readonly concurrency?: number;

  /**
   * Instances that are kept, and paid for, without requests.
   *
   * @default 0
   */
  readonly minInstances?: number;

  /** @default 100 */
  readonly maxInstances?: number;

  /**
   * Seconds until a request or event counts as failed, from 1 to 3600; to 540 for an event-driven function.
   *
   * @default 60
   */
  readonly timeoutSeconds?: number;

  /**
   * How the code reaches a VPC network, and with it functions whose ingress is internal. `VpcAccess.direct` works from
   * google 7.21.0 on.
   *
   * @default - not at all
   */
  readonly vpcAccess?: VpcAccess;

  /**
   * Whether a new revision takes over all requests at once. Without, the traffic stays where it was put by hand.
   *
   * From google 7.32.0 on: before, the provider ignores `false`.
   *
   * @default true
   */
  readonly allTrafficOnLatestRevision?: boolean;

  /**
   * At most 64 labels.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * The Cloud KMS key that encrypts the function, in the function's region:
   * `projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY`. Needs a `dockerRepository` with the same key, and
   * Google's service agents must be allowed to use it.
   *
   * @default - Google's own keys
   */
  readonly kmsKeyName?: string;

  /**
   * Where the built images go: a repository of the function's project and location.
   *
   * @default - `gcf-artifacts`, which Google makes
   */
  readonly dockerRepository?: DockerRepository;

  /**
   * Variables that only the build sees: at most 100.
   *
   * @default - none
   */
  readonly buildEnvironment?: { [name: string]: string };

  /**
   * The identity that builds the image. It must be allowed to read the source, to write the image and to write logs.
   *
   * @default - one that the functions of the stack share, with just these roles
   */
  readonly buildServiceAccount?: IServiceAccount;

  /**
   * The private pool that builds the image: `projects/PROJECT/locations/REGION/workerPools/POOL`.
   *
   * @default - Cloud Build's own machines
   */
  readonly workerPool?: string;

  /** @default BaseImageUpdates.AUTOMATIC */
  readonly baseImageUpdates?: BaseImageUpdates;

  /**
   * The Binary Authorization policy that images must satisfy: `default`, or `projects/PROJECT/platforms/cloudRun/POLICY`.
   *
   * @default - none
   */
  readonly binaryAuthorizationPolicy?: string;

  /** @default - the provider's: 60 minutes each */
  readonly terraformTimeouts?: TerraformTimeouts;
}
