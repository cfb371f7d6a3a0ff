import type { IServiceAccount } from "../iam/service-account";
import type { DockerRepository } from "../resources/docker-repository";
import type { SecretVersion, SecretVolume } from "../resources/secret";
import type { FunctionSource } from "../source/function-source";
import type { WorkloadProps } from "../workload/workload-props";
import type { IEventTrigger } from "./event-trigger";
import type { Runtime } from "./runtime";

/** When the base image below a function's code gets Google's security fixes. */
export enum BaseImageUpdates {
  /** As they come out, without a deployment. */
  AUTOMATIC = "AUTOMATIC",

  /** With each deployment. */
  ON_DEPLOY = "ON_DEPLOY",
}

/** What a function is made of. */
export interface CloudRunFunctionProps extends WorkloadProps {
  readonly runtime: Runtime;

  /** The function in the code that handles requests or events: 1 to 128 characters. */
  readonly entryPoint: string;

  readonly source: FunctionSource;

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
   * Seconds until a request or event counts as failed, from 1 to 3600; to 540 for an event-driven function.
   *
   * @default 60
   */
  readonly timeoutSeconds?: number;

  /**
   * Whether a new revision takes over all requests at once. Without, the traffic stays where it was put by hand.
   *
   * From google 7.32.0 on: before, the provider ignores `false`.
   *
   * @default true
   */
  readonly allTrafficOnLatestRevision?: boolean;

  /**
   * Where the built images go: a repository of the function's project and location. `kmsKeyName` needs one, with the same
   * key.
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
}
